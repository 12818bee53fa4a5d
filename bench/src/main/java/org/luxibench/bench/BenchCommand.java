package org.luxibench.bench;

import org.luxibench.results.ExitCode;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** {@code luxibench bench}: runs JMH with JMH's own options. */
final class BenchCommand {
  private BenchCommand() {}

  static int run(String[] args) {
    try {
      return run(
          new CommandLineOptions(args.length == 1 && args[0].equals("--help") ? help() : args));
    } catch (CommandLineOptionException e) {
      System.err.println("luxibench bench: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (NoBenchmarksException e) {
      System.err.println("luxibench bench: no bench matches; -l lists them");
      return ExitCode.USAGE;
    } catch (RunnerException | java.io.IOException e) {
      System.err.println("luxibench bench: " + e.getMessage());
      return ExitCode.FAILURE;
    }
  }

  private static String[] help() {
    return new String[] {"-h"};
  }

  private static int run(CommandLineOptions options) throws RunnerException, java.io.IOException {
    Runner runner = new Runner(options);
    if (options.shouldHelp()) {
      System.out.println("usage: luxibench bench [regexp...] [JMH's options]");
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
      runner.run();
    }
    return ExitCode.OK;
  }
}
