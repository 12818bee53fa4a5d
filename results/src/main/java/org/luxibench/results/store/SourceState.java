package org.luxibench.results.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sources were measured.
 *
 * @param commit the full commit hash, or {@link #UNKNOWN} outside a git work tree
 * @param dirty whether tracked files differed from the commit
 */
public record SourceState(String commit, boolean dirty) {
  /** Stands for a commit that could not be told. */
  public static final String UNKNOWN = "unknown";

  /** Asks git about the work tree that {@code directory} is in; never fails. */
  public static SourceState of(Path directory) {
    try {
      String commit = git(directory, "rev-parse", "HEAD").strip();
      String changes = git(directory, "status", "--porcelain", "--untracked-files=no");
      return new SourceState(commit, !changes.isBlank());
    } catch (IOException noGit) {
      // A jar copied elsewhere is measured all the same: the run then says "unknown".
      return new SourceState(UNKNOWN, false);
    }
  }

  /** The first ten digits of the commit, with {@code -dirty} behind when it was. */
  public String shortName() {
    String head = commit.substring(0, Math.min(10, commit.length()));
    return dirty ? head + "-dirty" : head;
  }

  private static String git(Path directory, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + status);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", interrupted);
    }
    return output;
  }
}
