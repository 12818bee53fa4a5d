package org.luxibench.load.schedule;

/** How arrivals are laid out within a rate. */
public enum Spacing {
  /** At equal distances: easy to read, but in step with anything periodic. */
  CONSTANT,
  /** As independent clients would: distances are exponential. */
  POISSON
}
