package org.luxibench.luxi;

/** Which thread runs a request. */
public enum Route {
  /** The selector thread: the answer is small and nothing on the way to it can block. */
  INLINE,
  /** One of the request workers: it may block, or the answer may be large. */
  WORKER
}
