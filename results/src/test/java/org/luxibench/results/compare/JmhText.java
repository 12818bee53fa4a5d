package org.luxibench.results.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes small JMH result files for tests. */
public final class JmhText {
  private JmhText() {}

  /** One benchmark in throughput mode, its forks' iterations given as they are. */
  public static String throughput(String method, double[]... forks) {
    String raw =
        Arrays.stream(forks).map(Arrays::toString).collect(Collectors.joining(",", "[", "]"));
    return String.format(
        Locale.ROOT,
        """
        [{"jmhVersion":"1.37","benchmark":"org.example.%s","mode":"thrpt","threads":2,"forks":%d,
          "jvm":"/usr/bin/java","jvmArgs":[],"jdkVersion":"17","vmName":"VM","vmVersion":"17+1",
          "warmupIterations":3,"warmupTime":"200 ms","warmupBatchSize":1,
          "measurementIterations":15,"measurementTime":"200 ms","measurementBatchSize":1,
          "params":{"mix":"99/1"},
          "primaryMetric":{"score":1,"scoreUnit":"ops/us","rawData":%s},
          "secondaryMetrics":{}}]
        """,
        method,
        forks.length,
        raw);
  }

  /** The same with one iteration in each of ten forks, evenly spread by 1 % about a centre. */
  public static String tenForks(String method, double centre) {
    double[][] forks = new double[10][];
    for (int i = 0; i < forks.length; i++) {
      forks[i] = new double[] {centre * (1 + (i - 4.5) / 900)};
    }
    return throughput(method, forks);
  }
}
