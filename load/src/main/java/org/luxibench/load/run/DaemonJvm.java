package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.luxibench.results.store.JvmFingerprint;

/**
 * The JVM of the daemons that the tool starts: this process's own, with options of its own.
 *
 * @param options given by LUXIBENCH_DAEMON_JAVA_OPTS, separated by blanks
 * @param inherited that the JVM takes from its environment whoever starts it
 */
public record DaemonJvm(List<String> options, List<String> inherited) {
  private static final String OPTIONS = "LUXIBENCH_DAEMON_JAVA_OPTS";

  /** What the JVM and its launcher read themselves. */
  private static final List<String> READ_BY_JAVA = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  public DaemonJvm {
    options = List.copyOf(options);
    inherited = List.copyOf(inherited);
  }

  /**
   * As an environment asks for.
   *
   * @param environment usually {@link System#getenv()}
   */
  public static DaemonJvm of(Map<String, String> environment) {
    List<String> inherited = new ArrayList<>();
    READ_BY_JAVA.forEach(name -> inherited.addAll(words(environment.getOrDefault(name, ""))));
    return new DaemonJvm(words(environment.getOrDefault(OPTIONS, "")), inherited);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** What a run's record tells of it. */
  public JvmFingerprint fingerprint() {
    JvmFingerprint ours = JvmFingerprint.take();
    List<String> flags = new ArrayList<>(inherited);
    flags.addAll(options);
    return new JvmFingerprint(ours.version(), ours.vendor(), ours.vm(), flags);
  }
}
