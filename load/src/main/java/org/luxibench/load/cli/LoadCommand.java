package org.luxibench.load.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.run.DaemonJvm;
import org.luxibench.load.run.LoadRun;
import org.luxibench.load.run.RunListener;
import org.luxibench.load.scenario.Library;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.ExitCode;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.report.LoadRunFiles;
import org.luxibench.results.report.VerdictTable;
import org.luxibench.results.store.JvmFingerprint;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code luxibench load [SCENARIO]}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Floods a daemon by a scenario and judges its latency.",
    footer = {
      "",
      "Exit codes: 0 PASSED, 1 our own failure, 2 wrong usage, 3 FAILED, 4 INVALID.",
      "A phase that is expected to fail must fail: PASSED means that all came out as expected.",
      "LUXIBENCH_DAEMON_JAVA_OPTS holds extra options for the daemon's JVM."
    })
final class LoadCommand implements Callable<Integer> {
  /** Below where the product lies. */
  private static final String DAEMON_JAR = "core/target/luxibench-core-all.jar";

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      defaultValue = "bgl-contention",
      description = "A built-in scenario or a .yaml file; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private String scenarioName;

  @Option(
      names = "--behaviour",
      split = ",",
      paramLabel = "B",
      description = "Behaviours to drive in turn; the scenario's unless given.")
  private @Nullable List<String> behaviours;

  @Option(names = "--quick", description = "The short form: less time, coarser limits.")
  private boolean quick;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private ServerOptions server;

  @Option(names = "--rate", paramLabel = "N", description = "Requests a second.")
  private @Nullable Double rate;

  @Option(names = "--connections", paramLabel = "N", description = "Connections open at once.")
  private @Nullable Integer connections;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Another of the scenario's values.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "DIR", description = "The run's folder, new or empty.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the result as JSON instead of the table.")
  private boolean json;

  @Option(names = "--list", description = "List the built-in scenarios.")
  private boolean list;

  @Option(
      names = "--explain",
      paramLabel = "NAME",
      description = "Print a scenario with the reasons in it, and the form it would be run in.")
  private @Nullable String explain;

  @Option(names = "--schema", description = "Print the JSON schema of scenarios.")
  private boolean schema;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (list) {
      System.out.print(Explain.list());
      return ExitCode.OK;
    }
    if (schema) {
      System.out.println(ScenarioReader.schema().toPrettyString());
      return ExitCode.OK;
    }
    if (explain != null) {
      scenarioName = explain;
    }
    Form form = quick ? Form.QUICK : Form.FULL;
    ScenarioReader.Source source = source(form);
    Scenario scenario = source.scenario();
    LoadRun.Plan plan = plan(scenario, source(form.again()).scenario(), source.yaml());
    if (explain != null || dryRun) {
      System.out.print(explain == null ? Explain.dryRun(plan) : Explain.full(plan));
      return ExitCode.OK;
    }
    Path home = Home.find();
    String suite = quick ? scenario.name() + "-quick" : scenario.name();
    JvmFingerprint measured =
        plan.servers().isEmpty()
            ? DaemonJvm.of(System.getenv()).fingerprint()
            : JvmFingerprint.UNKNOWN;
    RunStart start = RunStart.take(suite, home, commandLine()).withJvm(measured);
    RunFolder folder =
        out == null
            ? RunFolder.create(home.resolve("results").resolve("runs"), start)
            : RunFolder.createAt(out);
    LoadResult result = run(plan, home, folder);
    double pauses = result.legs().stream().mapToDouble(Leg::pausedMicros).sum();
    Optional<SideBySide> both = sideBySide(plan, result);
    if (both.isPresent()) {
      String text = both.get().json().toPrettyString();
      Files.writeString(folder.path().resolve(SideBySide.FILE), text + "\n");
    }
    Path written = LoadRunFiles.publish(folder, start, result, pauses / 1_000);
    print(both, result, written);
    return result.verdict().exitCode();
  }

  private ScenarioReader.Source source(Form form) throws IOException {
    try {
      Map<String, String> overrides = new LinkedHashMap<>(settings);
      if (rate != null) {
        overrides.put("rate", rate.toString());
      }
      if (connections != null) {
        overrides.put("connections", connections.toString());
      }
      return ScenarioReader.read(scenarioName, Library.yaml(scenarioName), form, overrides);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private LoadRun.Plan plan(Scenario scenario, Scenario again, String yaml) {
    try {
      return new LoadRun.Plan(
          guarded(scenario),
          guarded(again),
          yaml,
          behaviours == null ? scenario.behaviours() : checked(behaviours),
          server.servers(scenario, behaviours),
          server.rounds());
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private Scenario guarded(Scenario scenario) {
    if (!server.servers(scenario, behaviours).isEmpty()) {
      return server.guarded(scenario);
    }
    if (scenario.behaviours().isEmpty() && behaviours == null && explain == null) {
      throw new IllegalArgumentException(
          "%s is for a server that runs already: give --socket".formatted(scenario.name()));
    }
    return scenario;
  }

  private static List<String> checked(List<String> names) {
    List<String> known = ScenarioReader.behaviours();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown behaviour '%s', expected one of %s".formatted(name, String.join(", ", known)));
      }
    }
    return names;
  }

  private List<String> commandLine() {
    List<String> words = new ArrayList<>(List.of("luxibench"));
    words.addAll(spec.commandLine().getParseResult().originalArgs());
    return words;
  }

  /** Ctrl-C cuts the run short; the process ends once what was measured is written. */
  private LoadResult run(LoadRun.Plan plan, Path home, RunFolder folder) throws IOException {
    boolean rewriting = Terminal.isStandardError() && !quiet;
    Console console = new Console(System.err, rewriting, rewriting ? Terminal.columns() : 0);
    try {
      RunListener listener = quiet ? new RunListener() {} : console;
      LoadRun run = new LoadRun(plan, listener, home.resolve(DAEMON_JAR), folder.path());
      Interrupt.cuts(run);
      return run.run();
    } finally {
      console.close();
    }
  }

  private static Optional<SideBySide> sideBySide(LoadRun.Plan plan, LoadResult result) {
    if (plan.servers().size() < 2) {
      return Optional.empty();
    }
    boolean searched = plan.scenario().phases().stream().anyMatch(each -> each.search() != null);
    Path first = plan.servers().get(0).socket();
    return Optional.of(SideBySide.of(result, first, plan.servers().get(1).socket(), searched));
  }

  private void print(Optional<SideBySide> both, LoadResult result, Path folder) {
    if (json) {
      ObjectNode all = (ObjectNode) LoadResultJson.write(result);
      both.ifPresent(ratios -> all.set("vs", ratios.json()));
      System.out.println(all);
      return;
    }
    String table = VerdictTable.text(result);
    String verdict = result.verdict() + "\n";
    System.out.print(table.substring(0, table.length() - verdict.length()));
    both.ifPresent(ratios -> System.out.print(ratios.text()));
    System.out.println("run folder: " + folder);
    System.out.print(verdict);
    System.out.flush();
  }
}
