package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir private Path parent;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(ProcessMark.ours().isPresent(), "the system does not tell processes apart");
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void whatAProcessLeftIsTakenAwayOnceItIsDead() throws Exception {
    Path left = left("luxibench-1", mark().toString());

    Scratch.sweep(parent);
    assertThat(left).as("while it lives").isDirectory();

    kill();
    Scratch.sweep(parent);
    assertThat(left).doesNotExist();
  }

  @Test
  void aLaterProcessOfTheSameNumberIsNotTheOwner() throws Exception {
    ProcessMark alive = mark();
    Path left =
        left(
            "luxibench-1",
            new ProcessMark(alive.pid(), alive.started() - 1, alive.realm()).toString());
    Scratch.sweep(parent);
    assertThat(left).doesNotExist();
  }

  @Test
  void ofAnotherContainerOrAnEarlierStartOfTheSystemNothingIsKnown() throws Exception {
    ProcessMark dead = mark();
    kill();
    Path left =
        left(
            "luxibench-1",
            new ProcessMark(dead.pid(), dead.started(), "elsewhere/pid:[1]").toString());
    Scratch.sweep(parent);
    assertThat(left).isDirectory();
  }

  @Test
  void whatHasNoWholeNoteOfOursOrAnotherNameIsLeftAlone() throws Exception {
    String dead = mark().toString();
    kill();
    Path half = left("luxibench-1", dead.substring(0, dead.length() - 1));
    Path odd = left("luxibench-2", "somebody\n");
    Path none = Files.createDirectory(parent.resolve("luxibench-3"));
    Path foreign = left("other-4", dead);
    Scratch.sweep(parent);
    assertThat(half).isDirectory();
    assertThat(odd).isDirectory();
    assertThat(none).isDirectory();
    assertThat(foreign).isDirectory();
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    String dead = mark().toString();
    kill();
    Path elsewhere = left("elsewhere", dead);
    Path link = Files.createSymbolicLink(parent.resolve("luxibench-1"), elsewhere);
    Scratch.sweep(parent);
    assertThat(link.toFile()).exists();
    assertThat(elsewhere.resolve("data/job-1")).exists();
  }

  @Test
  void whatAnotherUserLeftIsLeftAlone() throws Exception {
    Path left = left("luxibench-1", mark().toString());
    kill();
    assumeTrue(givenTo("nobody", left), "only root may give files away");
    Scratch.sweep(parent);
    assertThat(left).isDirectory();
  }

  @Test
  void aFolderOfOursStaysUntilItIsClosed() throws Exception {
    Path folder;
    try (Scratch scratch = Scratch.make(parent)) {
      folder = scratch.folder();
      Files.writeString(folder.resolve("file"), "text");
      Scratch.sweep(parent);
      assertThat(folder.resolve("file")).exists();
    }
    assertThat(folder).doesNotExist();
  }

  private ProcessMark mark() {
    return ProcessMark.of(process.pid()).orElseThrow();
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static boolean givenTo(String user, Path folder) {
    try {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
      return !ProcessMark.isOurUsers(folder);
    } catch (IOException refused) {
      return false;
    }
  }

  private Path left(String name, String note) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Files.writeString(folder.resolve("owner"), note);
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("job-1"), "{}");
    return folder;
  }
}
