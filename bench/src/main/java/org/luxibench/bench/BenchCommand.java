package org.luxibench.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.luxibench.results.ExitCode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * {@code luxibench bench}: JMH with JMH's own options, or with {@code --profile} the suite in
 * rounds, a run folder and the table of ratios.
 */
final class BenchCommand {
  private static final String PROFILE = "--profile";

  private BenchCommand() {}

  static int run(String[] args) {
    try {
      return run(List.of(args));
    } catch (CommandLineOptionException | IllegalArgumentException e) {
      System.err.println("luxibench bench: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (NoBenchmarksException e) {
      System.err.println("luxibench bench: no bench matches; -l lists them");
      return ExitCode.USAGE;
    } catch (RunnerException | IOException e) {
      System.err.println("luxibench bench: " + e.getMessage());
      return ExitCode.FAILURE;
    }
  }

  private static int run(List<String> args)
      throws CommandLineOptionException, RunnerException, IOException {
    List<String> jmh = new ArrayList<>(args);
    jmh.replaceAll(each -> each.equals("--help") ? "-h" : each);
    Optional<Profile> profile = takeProfile(jmh);
    CommandLineOptions options = new CommandLineOptions(jmh.toArray(String[]::new));
    if (profile.isPresent() && !isQuestion(options)) {
      new SuiteRun(profile.get(), options, home()).run(args, System.out);
    } else {
      runJmh(options);
    }
    return ExitCode.OK;
  }

  /** Takes {@code --profile NAME} or {@code --profile=NAME} out of the arguments. */
  private static Optional<Profile> takeProfile(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith(PROFILE + "=")) {
        args.remove(i);
        return Optional.of(profile(arg.substring(PROFILE.length() + 1)));
      }
      if (arg.equals(PROFILE)) {
        args.remove(i);
        return Optional.of(profile(i < args.size() ? args.remove(i) : ""));
      }
    }
    return Optional.empty();
  }

  private static Profile profile(String name) {
    return Profile.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown profile '" + name + "', expected quick or full"));
  }

  private static boolean isQuestion(CommandLineOptions options) {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  private static void runJmh(CommandLineOptions options) throws RunnerException, IOException {
    Runner runner = new Runner(options);
    if (options.shouldHelp()) {
      System.out.println(
          "usage: luxibench bench [--profile quick|full] [regexp...] [JMH's options]");
      options.showHelp();
    } else if (options.shouldList()) {
      runner.list();
    } else if (options.shouldListWithParams()) {
      runner.listWithParams(options);
    } else if (options.shouldListProfilers()) {
      options.listProfilers();
    } else if (options.shouldListResultFormats()) {
      options.listResultFormats();
    } else {
      runAll(runner, options);
    }
  }

  private static void runAll(Runner runner, CommandLineOptions options) throws RunnerException {
    Collection<RunResult> results = runner.run();
    List<String> missing = Chosen.by(options).missingIn(results);
    if (!missing.isEmpty()) {
      throw new RunnerException(
          "these failed:%n  %s".formatted(String.join(System.lineSeparator() + "  ", missing)));
    }
  }

  private static Path home() {
    String home = System.getenv("LUXIBENCH_HOME");
    return Path.of(home == null || home.isBlank() ? "." : home).toAbsolutePath();
  }
}
