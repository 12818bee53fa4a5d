package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Path;
import org.luxibench.results.compare.Measurements;

/** Something that can be measured once: one sample of each of its series. */
public interface Suite {
  /**
   * Measures a side once.
   *
   * @param files where to leave what was measured: a path without a suffix, unique to this round
   * @throws IOException when the measuring failed; the message says where its output is
   */
  Measurements measure(Side side, Path files) throws IOException;
}
