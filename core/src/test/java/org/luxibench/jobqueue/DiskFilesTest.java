package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFilesTest {
  private static final int FILES = 100;
  private static final int LONGEST_NANOS = 500_000;

  @TempDir Path folder;
  private final DiskFiles files = new DiskFiles();
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void writerThatIsInterruptedWritesAndStaysInterrupted() throws Exception {
    FutureTask<Boolean> writing =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              write(1);
              return Thread.interrupted();
            });
    run(writing);
    assertThat(writing.get()).isTrue();
    assertWritten(1);
  }

  @Test
  void interruptsWhileWritingBreakNothingOff() throws Exception {
    FutureTask<Boolean> writing =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < FILES; i++) {
                write(i);
                written.incrementAndGet();
              }
              return true;
            });
    Thread writer = run(writing);
    Random random = new Random(1);
    while (!writing.isDone()) {
      int before = written.get();
      LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
      writer.interrupt();
      while (written.get() == before && !writing.isDone()) {
        Thread.onSpinWait();
      }
    }
    assertThat(writing.get(1, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < FILES; i++) {
      assertWritten(i);
    }
  }

  private Thread run(FutureTask<Boolean> task) {
    Thread thread = new Thread(task, "writer");
    thread.start();
    return thread;
  }

  private void write(int number) throws IOException {
    Path created = folder.resolve("job-" + number);
    files.create(folder.resolve("job-" + number + ".new"), created, bytes(number));
    files.write(folder.resolve("serial-" + number), bytes(number), true);
    files.syncFolder(folder);
  }

  private void assertWritten(int number) throws IOException {
    assertThat(Files.readAllBytes(folder.resolve("job-" + number))).isEqualTo(bytes(number));
    assertThat(Files.readAllBytes(folder.resolve("serial-" + number))).isEqualTo(bytes(number));
  }

  private static byte[] bytes(int number) {
    return ("number " + number).repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
