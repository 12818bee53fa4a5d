package org.luxibench.daemon.cli;

import java.util.List;
import org.luxibench.cluster.Fault;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.daemon.Daemon;
import org.luxibench.opcode.OpcodeTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about what the simulated machines leave to chance and what is broken. */
final class SimulationOptions {
  @Option(
      names = "--duration-spread",
      paramLabel = "N%",
      defaultValue = "0",
      description = "How far durations vary to both sides, 0 to 100 %%; not at all unless given.")
  private int spreadPercent;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of what is left to chance; equal seeds give equal runs.")
  private long seed;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "Something broken: silent:NODE, crashed:INSTANCE, failing:OP or failing:OP:25%%; may be"
              + " repeated.")
  private List<String> faults = List.of();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** The durations with their spread and seed. */
  WorkDurations applyTo(WorkDurations durations) {
    faults();
    if (spreadPercent < 0 || spreadPercent > 100) {
      throw wrong("--duration-spread is " + spreadPercent + ", expected 0 to 100");
    }
    return durations.varied(spreadPercent / 100.0, seed);
  }

  /** Breaks what is asked for; a name that the cluster does not have ends the daemon. */
  void inject(Daemon daemon) {
    try {
      faults().forEach(daemon::inject);
    } catch (IllegalArgumentException e) {
      daemon.close();
      throw new ParameterException(spec.commandLine(), "--fault: " + e.getMessage(), e);
    }
  }

  private List<Fault> faults() {
    try {
      List<Fault> parsed = faults.stream().map(Fault::parse).toList();
      for (Fault fault : parsed) {
        if (fault instanceof Fault.Failing failing
            && OpcodeTable.standard().find(failing.opId()).isEmpty()) {
          throw wrong("--fault: there is no opcode '" + failing.opId() + "'");
        }
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--fault: " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
