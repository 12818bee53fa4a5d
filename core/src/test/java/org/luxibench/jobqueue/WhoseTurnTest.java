package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.OpHost;
import org.luxibench.processor.Progress;

/** A job that waits for a lock goes on when the lock's end has been told, and never before. */
final class WhoseTurnTest {
  @TempDir Path folder;
  private final AtomicInteger turns = new AtomicInteger();
  private volatile @Nullable Runnable tell;
  private FileJobQueue queue;

  @BeforeEach
  void open() throws Exception {
    queue =
        FileJobQueue.open(
            QueueFixture.options(folder).withWorkers(1),
            new FileJobQueue.Parts(
                OpcodeTable.standard(),
                (opcode, host) ->
                    opcode.optionalText("comment").equals(Optional.of("decided"))
                        ? new Decided()
                        : new AtOnce(host),
                new DiskFiles(),
                InstantSource.system()));
    queue.start();
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void cancelLeavesTheWakingToALockThatHasDecided() throws Exception {
    queue.submit(List.of(op("decided")));
    Awaitility.await().until(() -> tell != null);

    assertThat(queue.cancel("1").message()).isEqualTo("Job 1 will be canceled");
    // The only worker takes jobs that have begun first: had job 1 been woken, it came before.
    queue.submit(List.of(op("")));
    awaitStatus("2", JobStatus.SUCCESS);
    assertThat(turns).hasValue(1);

    tell.run();
    awaitStatus("1", JobStatus.CANCELED);
    assertThat(turns).hasValue(2);
  }

  private void awaitStatus(String id, JobStatus status) {
    Awaitility.await().until(() -> queue.find(id).orElseThrow().status() == status);
  }

  /** Its lock has decided already when it is canceled, so a cancel changes nothing. */
  private final class Decided implements OpExecution {
    @Override
    public Progress proceed() {
      return turns.incrementAndGet() == 1 ? new Progress.Waiting() : new Progress.Canceled();
    }

    @Override
    public void whenReady(Runnable callback) {
      tell = callback;
    }

    @Override
    public void retry() {}

    @Override
    public void cancel() {}
  }

  private record AtOnce(OpHost host) implements OpExecution {
    @Override
    public Progress proceed() {
      host.running();
      return new Progress.Done(null);
    }

    @Override
    public void whenReady(Runnable callback) {
      throw new IllegalStateException("it does not wait");
    }

    @Override
    public void retry() {}

    @Override
    public void cancel() {}
  }
}
