package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.opcode.Bgl;
import org.luxibench.opcode.OpcodeDefinition;
import org.luxibench.opcode.OpcodeTable;

/** Holds OPCODES.md to the code it is written from, and writes it when asked to. */
final class OpcodeDocumentTest {
  private static final Path FILE = Path.of("OPCODES.md");
  private static final String COMMAND =
      "mvn -pl core test -Dtest=OpcodeDocumentTest -Dluxibench.regenerate=true";
  private static final WorkDurations DURATIONS = WorkDurations.standard();

  @Test
  void theTableOfOpcodesIsUpToDate() throws IOException {
    String document = document();
    if (Boolean.getBoolean("luxibench.regenerate")) {
      Files.writeString(FILE, document);
    }
    assertThat(Files.readString(FILE))
        .as("core/OPCODES.md is stale, write it anew with: %s", COMMAND)
        .isEqualTo(document);
  }

  @Test
  void everyUnitBelongsToAnOpcode() {
    assertThat(UnitTable.opIds())
        .allMatch(opId -> OpcodeTable.standard().find(opId).isPresent())
        .hasSizeGreaterThan(50);
    assertThat(OpcodeTable.standard().definitions())
        .filteredOn(definition -> definition.bgl() == Bgl.EXCLUSIVE)
        .allMatch(definition -> UnitTable.find(definition.id()).isPresent());
  }

  private static String document() {
    List<String> lines = new ArrayList<>();
    lines.add("# What each opcode locks, how long it takes, and what it does");
    lines.add("");
    lines.add("Written from the code by `" + COMMAND + "`; a test fails when it is stale.");
    lines.add("");
    lines.add("Every opcode takes the BGL first, then the locks of the second column in the order");
    lines.add("instances, groups, nodes; exclusively unless it says shared. The time is that of");
    lines.add("the simulated work, to be changed by `--duration OP_X=30s`. An opcode without an");
    lines.add("effect here is known and checked, and fails with an OpExecError when executed.");
    lines.add("");
    lines.add("| Opcode | BGL | Locks after it | Time | Effect |");
    lines.add("|---|---|---|---|---|");
    for (OpcodeDefinition definition : OpcodeTable.standard().definitions()) {
      lines.add(row(definition));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(OpcodeDefinition definition) {
    String bgl = definition.bgl().name().toLowerCase(Locale.ROOT);
    Optional<UnitEntry> unit = UnitTable.find(definition.id());
    return unit.map(
            entry ->
                "| %s | %s | %s | %s | %s |"
                    .formatted(
                        definition.id(),
                        bgl,
                        entry.footprint().words(),
                        time(definition.id()),
                        entry.effect()))
        .orElse("| %s | %s | | | |".formatted(definition.id(), bgl));
  }

  private static String time(String opId) {
    if (opId.equals("OP_TEST_DELAY")) {
      return "as asked";
    }
    Duration duration = DURATIONS.of(opId);
    return duration.isZero() ? "none" : duration.toMillis() / 1000.0 + " s";
  }
}
