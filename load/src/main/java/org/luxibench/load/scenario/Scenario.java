package org.luxibench.load.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.results.load.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * A scenario as its YAML states it; see {@code scenario.schema.json} for every key.
 *
 * @param name letters, digits and dashes
 * @param reason why it exists, in a sentence or two
 * @param values named texts that {@code ${name}} stands for, overridden by {@code quick} and by the
 *     command line
 * @param quick the values of the short form
 * @param again the values of a second try, for a leg of which nothing could be said
 * @param behaviours which daemons are driven, one after another, unless the command line says
 * @param daemon how they are started
 * @param socket a server that runs already, driven instead unless the command line says otherwise
 * @param dialect what such a server speaks
 * @param client how clients behave
 * @param requests the mix
 * @param jobs by name, the opcodes of jobs to submit; {@code "{instance}"} and {@code "{node}"}
 *     become another name of the cluster each time
 * @param thresholds judged for every phase, such as {@code p99 <= 25ms}
 * @param lagLimit schedule lag above which a phase is invalid, at p99.9 or the highest percentile
 *     that ten requests lie past; a default follows from the thresholds
 * @param watch time between two looks at the locks; none are taken when it is zero
 * @param phases in order
 * @param after what is undone in the end, however that came; {@code "{client}"} in a call makes it
 *     once for each client
 * @param expect by behaviour, the phases that must not pass
 */
public record Scenario(
    String name,
    String reason,
    Map<String, String> values,
    Map<String, String> quick,
    Map<String, String> again,
    List<String> behaviours,
    Daemon daemon,
    @Nullable String socket,
    @Nullable String dialect,
    Client client,
    List<Request> requests,
    Map<String, List<JsonNode>> jobs,
    List<String> thresholds,
    @JsonProperty("lag-limit") @Nullable Duration lagLimit,
    @Nullable Duration watch,
    List<Phase> phases,
    List<Action> after,
    Map<String, Map<String, Verdict>> expect) {

  private static final List<String> ALL_ANSWERED = List.of("timeouts == 0", "errors == 0");

  public Scenario {
    values = orEmpty(values);
    quick = orEmpty(quick);
    again = orEmpty(again);
    behaviours = orEmpty(behaviours);
    daemon = daemon == null ? Daemon.STANDARD : daemon;
    client = client == null ? Client.STANDARD : client;
    requests = orEmpty(requests);
    jobs = orEmpty(jobs);
    thresholds = orEmpty(thresholds);
    phases = orEmpty(phases);
    after = orEmpty(after);
    expect = orEmpty(expect);
  }

  /** The same with another mix, and with other things to undo. */
  public Scenario with(List<Request> others, List<Action> otherAfter) {
    return new Scenario(
        name,
        reason,
        values,
        quick,
        again,
        behaviours,
        daemon,
        socket,
        dialect,
        client,
        others,
        jobs,
        thresholds,
        lagLimit,
        watch,
        phases,
        otherAfter,
        expect);
  }

  /**
   * What a phase is judged by: its own thresholds, or else those of all, or else that every request
   * is answered well. Nothing passes for want of a question.
   */
  public List<String> thresholdsOf(Phase phase) {
    List<String> own = phase.thresholds();
    List<String> stated = own == null ? thresholds : own;
    return stated.isEmpty() ? ALL_ANSWERED : stated;
  }

  /** What a phase must come to under a behaviour. */
  public Verdict expected(String behaviour, String phase) {
    return expect.getOrDefault(behaviour, Map.of()).getOrDefault(phase, Verdict.PASSED);
  }

  /** Time between two looks at the locks; zero for never. */
  public Duration watchInterval() {
    return watch == null ? Duration.ofMillis(200) : watch;
  }

  /**
   * How the daemon is started.
   *
   * @param nodes of the simulated cluster
   * @param groups of nodes
   * @param instances of the simulated cluster
   * @param requestWorkers threads that answer requests
   * @param jobWorkers threads that run jobs
   * @param durations work of an opcode, by its name
   */
  public record Daemon(
      @Nullable Integer nodes,
      @Nullable Integer groups,
      @Nullable Integer instances,
      @JsonProperty("request-workers") @Nullable Integer requestWorkers,
      @JsonProperty("job-workers") @Nullable Integer jobWorkers,
      Map<String, Duration> durations) {

    static final Daemon STANDARD = new Daemon(null, null, null, null, null, Map.of());

    public Daemon {
      durations = orEmpty(durations);
    }
  }

  /**
   * How clients behave.
   *
   * @param connections open at once
   * @param timeout of one request, from its send
   * @param style kept, or anew for each group of requests
   */
  public record Client(
      @Nullable Integer connections, @Nullable Duration timeout, @Nullable ConnectionStyle style) {

    static final Client STANDARD = new Client(null, null, null);

    /** Connections open at once; 64 unless said otherwise. */
    public int connectionCount() {
      return connections == null ? 64 : connections;
    }

    /** Time-out of a request; 2 s unless said otherwise. */
    public Duration patience() {
      return timeout == null ? Duration.ofSeconds(2) : timeout;
    }

    /** Kept unless said otherwise. */
    public ConnectionStyle styleOrKept() {
      return style == null ? ConnectionStyle.KEPT : style;
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
