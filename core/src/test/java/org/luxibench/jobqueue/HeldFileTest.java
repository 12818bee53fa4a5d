package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeldFileTest {
  @TempDir Path folder;

  @Test
  void refusedSecondAttemptInTheProcessLeavesTheLockWhereItIs() throws Exception {
    Path data = folder.resolve("data");
    HeldFile held = HeldFile.take(data, "lock").orElseThrow();
    assertThat(HeldFile.take(data, "lock")).isEmpty();
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    assertThat(HeldFile.take(link, "lock")).isEmpty();
    assertThat(anotherProcessTakes(data.resolve("lock"))).isFalse();

    held.close();
    assertThat(anotherProcessTakes(data.resolve("lock"))).isTrue();
    HeldFile.take(data, "lock").orElseThrow().close();
  }

  private static boolean anotherProcessTakes(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Boolean.parseBoolean(said.strip());
  }

  /** Tries for a lock in a process of its own. */
  static final class Other {
    public static void main(String[] args) throws Exception {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.out.println(channel.tryLock() != null);
      }
    }
  }
}
