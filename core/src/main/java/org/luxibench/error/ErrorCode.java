package org.luxibench.error;

import java.util.Locale;

/** Second argument of an {@code OpPrereqError}: what kind of precondition failed. */
public enum ErrorCode {
  WRONG_INPUT,
  UNKNOWN_ENTITY,
  WRONG_STATE,
  ALREADY_EXISTS,
  NOT_UNIQUE,
  RESOURCE_NOT_UNIQUE,
  INSUFFICIENT_RESOURCES,
  ENVIRONMENT_ERROR,
  INTERNAL_ERROR,
  UNRESOLVED_NAME;

  /** The code as it stands in a reply. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
