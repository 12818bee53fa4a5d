package org.luxibench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.SingleShotResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.SampleBuffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RatioTableTest {
  private static final IterationParams ITERATION =
      new IterationParams(IterationType.MEASUREMENT, 3, TimeValue.seconds(1), 1);

  @Test
  void comparesMediansOfForksWhoseSampleIsTheirIterationsMedian() {
    RunResult ours = throughput("fast", new double[][] {{1, 30, 31}, {20, 21, 900}, {10, 12, 14}});
    RunResult theirs = throughput("stamped", new double[][] {{7, 7, 7}, {6, 6, 6}, {8, 8, 8}});

    JsonNode row = onlyRow(List.of(theirs, ours));

    assertThat(row.path("competitor").asString()).isEqualTo("stamped");
    assertThat(row.path("ours").asDouble()).isEqualTo(21);
    assertThat(row.path("theirs").asDouble()).isEqualTo(7);
    assertThat(row.path("ratio").asDouble()).isEqualTo(3);
    assertThat(row.path("low").asDouble()).isBetween(12 / 8.0, 3.0);
    assertThat(row.path("better").asString()).isEqualTo("more");
  }

  @Test
  void saysThatOfATimeLessIsBetter() {
    RunResult ours = times("fast", 5);
    RunResult theirs = times("rrw-fair", 10);

    JsonNode row = onlyRow(List.of(ours, theirs));

    assertThat(row.path("ratio").asDouble()).isEqualTo(0.5);
    assertThat(row.path("better").asString()).isEqualTo("less");
  }

  @Test
  void namesBenchThreadsAndTheOtherParametersButNotTheContender() {
    RunResult ours = times("fast", 5);
    RunResult theirs = times("rrw-fair", 10);

    assertThat(onlyRow(List.of(ours, theirs)).path("bench").asString())
        .isEqualTo("SomeBench.pair t2 work=0");
    assertThat(RatioTable.of(List.of(ours, theirs)).text())
        .contains("SomeBench.pair t2 work=0")
        .contains("rrw-fair")
        .contains("(less is better)")
        .doesNotContain("lock=");
  }

  @Test
  void judgesTimedCallsByTheMedianAndThe99thOfEachFork() {
    JsonNode rows =
        json(List.of(samples("server", "daemon", 20, 400), samples("server", "echo", 10, 100)));

    assertThat(rows).hasSize(2);
    assertThat(rows.path(0).path("bench").asString()).isEqualTo("SomeBench.pair t2 work=0 p50");
    assertThat(rows.path(0).path("competitor").asString()).isEqualTo("echo");
    assertThat(rows.path(0).path("ratio").asDouble()).isEqualTo(2);
    assertThat(rows.path(1).path("bench").asString()).isEqualTo("SomeBench.pair t2 work=0 p99");
    assertThat(rows.path(1).path("ratio").asDouble()).isEqualTo(4);
  }

  @Test
  void judgesEachPartOfAGroupAloneAndNeverAllTogether() {
    JsonNode rows = json(List.of(group("fast", 10, 50), group("rrw-fair", 5, 500)));

    assertThat(rows).hasSize(4);
    assertThat(ratios(rows))
        .containsExactlyInAnyOrder(
            "SomeBench.pair t2 work=0:sharing p50 2.0",
            "SomeBench.pair t2 work=0:sharing p99 2.0",
            "SomeBench.pair t2 work=0:excluding p50 0.1",
            "SomeBench.pair t2 work=0:excluding p99 0.1");
  }

  @Test
  void judgesWhatABenchCountsItself() {
    JsonNode rows = json(List.of(counted("fast", 0.9, 3), counted("rrw-fair", 0.6, 12)));

    assertThat(ratios(rows))
        .contains(
            "SomeBench.pair t2 work=0 jainIndex 1.5",
            "SomeBench.pair t2 work=0 mostOvertakings 0.25");
    assertThat(rows.findValuesAsString("better")).contains("more", "less");
  }

  @Test
  void saysNothingOfABenchThatOursTookNoPartIn() {
    assertThat(json(List.of(times("stamped", 1), times("rrw-fair", 2)))).isEmpty();
  }

  private static JsonNode onlyRow(List<RunResult> results) {
    JsonNode rows = json(results);
    assertThat(rows).hasSize(1);
    return rows.path(0);
  }

  private static JsonNode json(List<RunResult> results) {
    return new JsonMapper().readTree(RatioTable.of(results).json());
  }

  private static RunResult throughput(String lock, double[][] forks) {
    BenchmarkParams params = params(lock, Mode.Throughput);
    List<BenchmarkResult> results = new ArrayList<>();
    for (double[] fork : forks) {
      List<Result<?>> iterations = new ArrayList<>();
      for (double perMicrosecond : fork) {
        iterations.add(
            new ThroughputResult(
                ResultRole.PRIMARY, "pair", perMicrosecond, 1_000, TimeUnit.MICROSECONDS));
      }
      results.add(fork(params, iterations));
    }
    return new RunResult(params, results);
  }

  private static RunResult times(String lock, double micros) {
    BenchmarkParams params = params(lock, Mode.AverageTime);
    Result<?> time =
        new AverageTimeResult(
            ResultRole.PRIMARY, "pair", 1, (long) (micros * 1_000), TimeUnit.MICROSECONDS);
    return new RunResult(
        params,
        List.of(
            fork(params, List.of(time)), fork(params, List.of(time)), fork(params, List.of(time))));
  }

  private static List<String> ratios(JsonNode rows) {
    List<String> told = new ArrayList<>();
    rows.forEach(
        row -> told.add(row.path("bench").asString() + " " + row.path("ratio").asDouble()));
    return told;
  }

  /** Two kinds of threads, each of whose calls take the same time. */
  private static RunResult group(String lock, long sharing, long excluding) {
    BenchmarkParams params = params("lock", lock, Mode.SampleTime, new int[] {1, 1});
    List<BenchmarkResult> forks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      SampleBuffer all = calls(sharing);
      all.addAll(calls(excluding));
      forks.add(
          forkOfOne(
              params,
              List.of(
                  new SampleTimeResult(ResultRole.PRIMARY, "pair", all, TimeUnit.NANOSECONDS),
                  new SampleTimeResult(
                      ResultRole.SECONDARY, "sharing", calls(sharing), TimeUnit.NANOSECONDS),
                  new SampleTimeResult(
                      ResultRole.SECONDARY, "excluding", calls(excluding), TimeUnit.NANOSECONDS))));
    }
    return new RunResult(params, forks);
  }

  private static SampleBuffer calls(long nanos) {
    SampleBuffer calls = new SampleBuffer();
    for (int i = 0; i < 100; i++) {
      calls.add(nanos);
    }
    return calls;
  }

  private static RunResult counted(String lock, double jain, double overtakings) {
    BenchmarkParams params = params(lock, Mode.SingleShotTime);
    List<Result<?>> results =
        List.of(
            new SingleShotResult(ResultRole.PRIMARY, "pair", 1_000, 1, TimeUnit.MICROSECONDS),
            new ScalarResult("jainIndex", jain, "#", AggregationPolicy.SUM),
            new ScalarResult("mostOvertakings", overtakings, "#", AggregationPolicy.SUM));
    return new RunResult(params, List.of(forkOfOne(params, results), forkOfOne(params, results)));
  }

  /** Nineteen calls in twenty take one time, the rest another. */
  private static RunResult samples(String key, String contender, long usual, long rare) {
    BenchmarkParams params = params(key, contender, Mode.SampleTime);
    SampleBuffer calls = new SampleBuffer();
    for (int i = 0; i < 100; i++) {
      calls.add(i % 20 == 0 ? rare : usual);
    }
    Result<?> result =
        new SampleTimeResult(ResultRole.PRIMARY, "pair", calls, TimeUnit.NANOSECONDS);
    return new RunResult(
        params, List.of(fork(params, List.of(result)), fork(params, List.of(result))));
  }

  private static BenchmarkResult fork(BenchmarkParams params, List<Result<?>> iterations) {
    List<IterationResult> results = new ArrayList<>();
    for (Result<?> each : iterations) {
      IterationResult iteration = new IterationResult(params, ITERATION, null);
      iteration.addResult(each);
      results.add(iteration);
    }
    return new BenchmarkResult(params, results);
  }

  /** One iteration that has all of the results. */
  private static BenchmarkResult forkOfOne(BenchmarkParams params, List<Result<?>> results) {
    IterationResult iteration = new IterationResult(params, ITERATION, null);
    results.forEach(iteration::addResult);
    return new BenchmarkResult(params, List.of(iteration));
  }

  private static BenchmarkParams params(String lock, Mode mode) {
    return params("lock", lock, mode);
  }

  private static BenchmarkParams params(String key, String contender, Mode mode) {
    return params(key, contender, mode, new int[] {1});
  }

  private static BenchmarkParams params(
      String key, String contender, Mode mode, int[] threadGroups) {
    WorkloadParams workload = new WorkloadParams();
    workload.put(key, contender, 0);
    workload.put("work", "0", 0);
    return new BenchmarkParams(
        "org.luxibench.SomeBench.pair",
        "generated",
        true,
        2,
        threadGroups,
        List.of(),
        3,
        0,
        ITERATION,
        ITERATION,
        mode,
        workload,
        TimeUnit.MICROSECONDS,
        1,
        "java",
        List.of(),
        "17",
        "vm",
        "17",
        "1.37",
        TimeValue.minutes(1));
  }
}
