package org.luxibench.load.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something done to the daemon between or during phases; exactly one is given, {@code at} aside.
 *
 * @param submit jobs to submit
 * @param await what to wait for
 * @param cancel the group of jobs to cancel
 * @param drain the queue's drain flag
 * @param daemon what is done to the process
 * @param call any LUXI call
 * @param park calls that are left without an answer, and made again when they get one
 * @param unpark ends all those
 * @param reconfigure another daemon in place of this one, with an empty queue
 * @param at when, since the phase's start; only for what is done during a phase
 */
public record Action(
    @Nullable Submit submit,
    @Nullable Await await,
    @Nullable String cancel,
    @Nullable Boolean drain,
    @Nullable DaemonDeed daemon,
    @Nullable LuxiCall call,
    @Nullable Park park,
    @Nullable Boolean unpark,
    Scenario.@Nullable Daemon reconfigure,
    @Nullable Duration at) {

  /**
   * Jobs to submit.
   *
   * @param job which of the scenario's jobs
   * @param as what the group is called in later actions; as the job unless given
   * @param count how many; 1 unless given
   * @param stride how far apart the names lie that the jobs get, for neighbours may share nodes; 1
   *     unless given
   */
  public record Submit(
      String job, @Nullable String as, @Nullable Integer count, @Nullable Integer stride) {

    /** What the group is called. */
    public String group() {
      return as == null ? job : as;
    }

    /** How far apart the names lie. */
    public int step() {
      return stride == null ? 1 : stride;
    }

    /** How many jobs. */
    public int jobs() {
      return count == null ? 1 : count;
    }
  }

  /**
   * What to wait for.
   *
   * @param jobs the group of jobs meant
   * @param status until each of them has it
   * @param idle until no job is unfinished
   * @param premise until the big lock is so
   * @param acknowledged until all jobs are so that requests of the mix submitted and were told the
   *     ids of
   * @param within how long it may take; 60 s unless given
   * @param pause just so long
   */
  public record Await(
      @Nullable String jobs,
      @Nullable String status,
      boolean idle,
      @Nullable PremiseSpec premise,
      @Nullable Fate acknowledged,
      @Nullable Duration within,
      @Nullable Duration pause) {

    /** What may be asked of jobs that were acknowledged. */
    public enum Fate {
      /** In the queue, or ended. */
      KEPT,
      /** Ended, however. */
      FINAL,
      /** Ended well. */
      SUCCESS
    }

    /** In words, for a table of thresholds. */
    public String told() {
      if (acknowledged != null) {
        return "acknowledged jobs %s within %s"
            .formatted(acknowledged.name().toLowerCase(Locale.ROOT), Durations.text(patience()));
      }
      String what =
          jobs != null
              ? "jobs '%s' %s".formatted(jobs, status == null ? "success" : status)
              : premise != null ? premise.text() : idle ? "queue idle" : "pause";
      return what + " within " + Durations.text(patience());
    }

    /** How long it may take. */
    public Duration patience() {
      return within == null ? Duration.ofSeconds(60) : within;
    }
  }

  /** What is done to the daemon's process. */
  public enum DaemonDeed {
    /** SIGKILL, and a new one on the same data. */
    @JsonProperty("kill-and-restart")
    KILL_AND_RESTART,
    /** SIGTERM, and a new one on the same data. */
    @JsonProperty("restart")
    RESTART
  }

  /**
   * Calls that stay unanswered, each on a connection of its own.
   *
   * @param method of LUXI
   * @param args as sent; {@code "{job}"} becomes the id of the first job of {@code jobs}
   * @param count how many
   * @param jobs the group of jobs meant
   */
  public record Park(String method, JsonNode args, int count, @Nullable String jobs) {}

  /**
   * Any LUXI call, its answer only checked for success.
   *
   * @param method of LUXI
   * @param args as sent
   */
  public record LuxiCall(String method, JsonNode args) {}
}
