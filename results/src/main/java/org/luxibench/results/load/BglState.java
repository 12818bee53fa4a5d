package org.luxibench.results.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the big lock is held. */
public enum BglState {
  @JsonProperty("free")
  FREE,
  @JsonProperty("shared")
  SHARED,
  @JsonProperty("exclusive")
  EXCLUSIVE
}
