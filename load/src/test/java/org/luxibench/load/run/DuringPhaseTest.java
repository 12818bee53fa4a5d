package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.results.load.Check;

class DuringPhaseTest {
  @TempDir private Path folder;

  private LockServer server;
  private Probe probe;
  private Actions actions;

  @BeforeEach
  void start() throws Exception {
    server = LockServer.start(folder.resolve("s"));
    probe = new Probe(server.socket(), Dialect.V2_5, Duration.ofSeconds(10));
    actions =
        new Actions(
            probe,
            new Names("", List.of(), List.of()),
            Target.of(server.socket(), OptionalLong.empty(), ""),
            Map.of());
  }

  @AfterEach
  void end() throws Exception {
    actions.stop();
    actions.close();
    probe.close();
    server.close();
  }

  @Test
  void whatIsAwaitedIsACheck() {
    DuringPhase during = new DuringPhase(actions, List.of(await(premise("nobody"), 50)));
    DuringPhase.Done done = during.ended(DuringPhase.GRACE);
    assertThat(done.failure()).isEmpty();
    assertThat(done.checks()).extracting(Check::ok).containsExactly(false);
    assertThat(done.lacking()).contains("it is shared by somebody");
  }

  @Test
  void anActionThatBreaksInAnyWayWasNotDone() {
    // The scenario's reader would have refused the pattern: here it stands for whatever may break.
    DuringPhase during = new DuringPhase(actions, List.of(await(premise("("), 10_000)));
    assertThat(during.ended(DuringPhase.GRACE).failure())
        .startsWith("an action of the phase failed: ")
        .contains("PatternSyntaxException");
  }

  @Test
  void anActionThatIsStillUnderWayWasNotDone() {
    DuringPhase during = new DuringPhase(actions, List.of(pause(Duration.ofHours(1))));
    assertThat(during.ended(Duration.ofMillis(1)).failure()).contains("was not done in time");
  }

  private static PremiseSpec premise(String owner) {
    return new PremiseSpec("p", null, owner, null, null, false, null);
  }

  private static Action await(PremiseSpec premise, long withinMillis) {
    return action(
        new Action.Await(null, null, false, premise, null, Duration.ofMillis(withinMillis), null));
  }

  private static Action pause(Duration length) {
    return action(new Action.Await(null, null, false, null, null, Duration.ofMillis(1), length));
  }

  private static Action action(Action.Await await) {
    return new Action(null, await, null, null, null, null, null, null, null, null);
  }
}
