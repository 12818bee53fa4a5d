package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.HurriedAlarms;
import org.luxibench.processor.LockNeed;
import org.luxibench.processor.LockingProcessor;
import org.luxibench.processor.LogicalUnit;
import org.luxibench.processor.TimerAlarms;
import tools.jackson.databind.JsonNode;

/**
 * CancelJob races with grants, lapses and the ends of awaited jobs, through the queue and on real
 * locks; attempts are thousands of times shorter here.
 */
final class CancelStormTest {
  private static final int JOBS = 400;
  private static final int AT_ONCE = 20;
  private static final int MOST_LEFT = 40;
  private static final int NODES = 3;
  private static final int CANCELERS = 2;
  private static final long HURRY = 5_000;
  private static final long WORK_NANOS = 300_000;

  private static final Set<String> NAMES = new TreeSet<>(List.of("node0", "node1", "node2"));

  @TempDir Path folder;
  private final LockManager locks = new LockManager(Map.of(LockLevel.NODE, NAMES));
  private final ConcurrentSkipListSet<String> canceled = new ConcurrentSkipListSet<>();
  private volatile boolean submitting = true;

  @Test
  void whatIsToBeCanceledIsAndEverythingElseSucceeds() throws Exception {
    ExecutorService cancelers = Executors.newFixedThreadPool(CANCELERS);
    try (TimerAlarms timer = new TimerAlarms();
        FileJobQueue queue = open(timer)) {
      queue.start();
      for (int i = 0; i < CANCELERS; i++) {
        Random random = new Random(i);
        cancelers.execute(() -> cancel(queue, random));
      }
      Random random = new Random(42);
      for (int i = 0; i < JOBS; i += AT_ONCE) {
        queue.submitMany(jobs(random));
        awaitLeft(queue, MOST_LEFT);
      }
      awaitLeft(queue, 0);
      submitting = false;
      cancelers.shutdown();
      assertThat(cancelers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

      assertThat(queue.live()).hasSize(JOBS);
      assertThat(queue.live()).filteredOn(job -> job.status() == JobStatus.ERROR).isEmpty();
      assertThat(queue.live())
          .filteredOn(job -> job.status() == JobStatus.CANCELED)
          .extracting(job -> Long.toString(job.id()))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(canceled);
    } finally {
      submitting = false;
      cancelers.shutdownNow();
    }
    assertThat(locks.infos()).allMatch(info -> info.mode() == null, "held by nobody");
    assertThat(locks.infos()).extracting(LockInfo::pending).allMatch(List::isEmpty);
  }

  private static void awaitLeft(FileJobQueue queue, int most) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> left(queue) <= most);
  }

  private static long left(FileJobQueue queue) {
    return queue.live().stream().filter(job -> !job.status().isFinal()).count();
  }

  private void cancel(FileJobQueue queue, Random random) {
    while (submitting) {
      for (JobSnapshot job : queue.live()) {
        boolean mayBe = job.id() % 2 == 0 && job.status() == JobStatus.WAITING;
        if (mayBe && random.nextInt(10) == 0) {
          String id = Long.toString(job.id());
          try {
            if (queue.cancel(id).canceled()) {
              canceled.add(id);
            }
          } catch (GanetiException e) {
            throw new AssertionError(e);
          }
        }
      }
      LockSupport.parkNanos(WORK_NANOS);
    }
  }

  private static List<List<JsonNode>> jobs(Random random) {
    List<List<JsonNode>> jobs = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String nodes = "'node" + random.nextInt(NODES) + "','node" + random.nextInt(NODES) + "'";
      String depends =
          i % 3 == 2 ? "'depends':[[-1,['success','canceled']],[-2,['success','canceled']]]," : "";
      jobs.add(
          List.of(
              Json.MAPPER.readTree(
                  "{'OP_ID':'OP_TEST_DELAY',%s'duration':0,'on_nodes':[%s]}"
                      .formatted(depends, nodes)
                      .replace('\'', '"'))));
    }
    return jobs;
  }

  private FileJobQueue open(TimerAlarms timer) throws Exception {
    LockingProcessor processor =
        new LockingProcessor(
            Behaviour.LOCK_FREE_QUERIES,
            locks,
            (opcode, host, changes) -> new Unit(opcode),
            new HurriedAlarms(timer, HURRY));
    return FileJobQueue.open(
        QueueFixture.options(folder),
        new FileJobQueue.Parts(
            OpcodeTable.standard(), processor, new DiskFiles(), InstantSource.system()));
  }

  /** Keeps its nodes for a moment. */
  private record Unit(OpCode opcode) implements LogicalUnit {
    @Override
    public LockNeed declare(LockLevel level) {
      return level == LockLevel.NODE
          ? LockNeed.exclusive(opcode.texts("on_nodes"))
          : LockNeed.none();
    }

    @Override
    public Object run() {
      LockSupport.parkNanos(WORK_NANOS);
      return "done";
    }
  }
}
