package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes that exist for tests. */
final class TestUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_TEST_DELAY", Footprints.TEST_DELAY, "waits for the duration", TestDelay::new));

  private TestUnits() {}
}
