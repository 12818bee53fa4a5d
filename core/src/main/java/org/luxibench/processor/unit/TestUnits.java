package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes that exist for tests. */
final class TestUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_TEST_DELAY", Footprints.TEST_DELAY, "waits for the duration", TestDelay::new),
          new UnitEntry(
              "OP_TEST_DUMMY",
              Footprint.none(),
              "logs, fails, submits jobs or returns, as it is told",
              TestDummy::new),
          new UnitEntry(
              "OP_TEST_ALLOCATOR",
              Footprint.none(),
              "returns an allocator's question or answer as text",
              TestAllocator::new));

  private TestUnits() {}
}
