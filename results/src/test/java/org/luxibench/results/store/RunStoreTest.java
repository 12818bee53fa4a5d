package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStoreTest {
  @TempDir private Path root;

  @Test
  void runsComeOldestFirstWhateverTheOrderOfWriting() throws IOException {
    MadeRuns.bench(root, "s", 11, "[]");
    MadeRuns.bench(root, "s", 2, "[]");

    assertThat(new RunStore(root).of("s").runs())
        .extracting(run -> run.record().source().shortName())
        .hasSize(2);
    assertThat(new RunStore(root).of("s").runs().get(0).name()).startsWith("20260101T020000Z");
  }

  /** Records of benches made before lack it. */
  @Test
  void nameOfTheCommandIsNoConditionOfABench() throws IOException {
    Path run = MadeRuns.bench(root, "s", 1, "[]");
    Path other = MadeRuns.bench(root, "s", 2, "[]");
    for (Path each : List.of(run, other)) {
      Path record = each.resolve("run.json");
      String name = each.equals(run) ? "" : "\"luxibench\", \"bench\", ";
      Files.writeString(
          record, Files.readString(record).replace("\"bench\" ]", name + "\"-i\", \"1\" ]"));
    }

    assertThat(new RunStore(root).of("s").runs())
        .extracting(StoredRun::conditions)
        .containsExactly("-i 1", "-i 1");
  }

  @Test
  void unfinishedRunIsNotSeen() throws IOException {
    RunFolder.create(root, MadeRuns.start("s", 1, MadeRuns.HOST));

    RunStore.Found found = new RunStore(root).of("s");

    assertThat(found.runs()).isEmpty();
    assertThat(found.unreadable()).isEmpty();
  }

  @Test
  void folderThatIsNoRunIsToldAndPassedOver() throws IOException {
    MadeRuns.bench(root, "s", 1, "[]");
    Files.createDirectories(root.resolve("s/stray"));
    Files.writeString(root.resolve("s/stray/run.json"), "{}");

    RunStore.Found found = new RunStore(root).of("s");

    assertThat(found.runs()).hasSize(1);
    assertThat(found.unreadable()).hasSize(1).first().asString().contains("stray");
  }

  @Test
  void recordThatBreaksOffIsToldAndPassedOver() throws IOException {
    MadeRuns.bench(root, "s", 1, "[]");
    Path record = MadeRuns.bench(root, "s", 2, "[]").resolve("run.json");
    String text = Files.readString(record);
    Files.writeString(record, text.substring(0, text.length() / 2));

    RunStore.Found found = new RunStore(root).of("s");

    assertThat(found.runs()).hasSize(1);
    assertThat(found.unreadable())
        .singleElement()
        .asString()
        .contains(record.toString())
        .contains("is no run record");
  }

  @Test
  void unknownSuiteNamesThoseThereAre() throws IOException {
    MadeRuns.bench(root, "here", 1, "[]");

    assertThatThrownBy(() -> new RunStore(root).of("gone"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("[here]");
  }

  @Test
  void deletedRunLeavesNothing() throws IOException {
    MadeRuns.bench(root, "s", 1, "[]");
    StoredRun run = new RunStore(root).of("s").runs().get(0);

    RunStore.delete(run.folder());

    try (var left = Files.list(root.resolve("s"))) {
      assertThat(left.toList()).isEqualTo(List.of());
    }
  }
}
