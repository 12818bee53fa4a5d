package org.luxibench.load.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.BglState;

/**
 * What must be true of the daemon for a phase to mean anything. What is left out may be anything.
 *
 * @param text the same in words, for the report
 * @param bgl how it is held
 * @param owner pattern that some owner's name contains a match of
 * @param pending which mode of acquire waits for it
 * @param pendingName pattern that some waiting name contains a match of
 * @param quiet no job owns it or waits for it
 * @param parked so many parked calls wait at the phase's end; what the lock is like is not asked
 *     for when only this is given
 */
public record PremiseSpec(
    String text,
    @Nullable BglState bgl,
    @Nullable String owner,
    @Nullable Waiting pending,
    @JsonProperty("pending-name") @Nullable String pendingName,
    boolean quiet,
    @Nullable Integer parked) {

  /** Whether it says anything of the big lock. */
  public boolean ofTheLock() {
    return bgl != null || owner != null || pending != null || pendingName != null || quiet;
  }

  /** Which acquires wait. */
  public enum Waiting {
    /** An exclusive one, whatever else. */
    @JsonProperty("exclusive")
    EXCLUSIVE,
    /** No exclusive one. */
    @JsonProperty("no-exclusive")
    NO_EXCLUSIVE
  }
}
