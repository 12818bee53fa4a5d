package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills daemons at random instants while clients submit over LUXI. {@code -Dcrash.rounds=200} for
 * more of it, {@code -Dcrash.seed=N} for the same choices again.
 */
final class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 50);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int LANES = 2;

  @TempDir Path folder;

  @Test
  void noAcknowledgedJobIsLostAndNoneRunsTwiceWhereverTheDaemonIsKilled() throws Exception {
    List<CrashLane> lanes = new ArrayList<>();
    List<Future<?>> ends = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(LANES);
    try {
      for (int i = 0; i < LANES; i++) {
        Path own = Files.createDirectory(folder.resolve(Integer.toString(i)));
        CrashLane lane = new CrashLane(own, SEED + i);
        lanes.add(lane);
        ends.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < ROUNDS / LANES; round++) {
                    lane.killOnce();
                  }
                  lane.finish();
                  return lane;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError("with -Dcrash.seed=" + SEED, e);
    } finally {
      pool.shutdownNow();
    }
    assertThat(lanes).allSatisfy(lane -> assertThat(lane.acknowledged()).isPositive());
  }
}
