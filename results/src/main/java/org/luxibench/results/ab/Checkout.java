package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.luxibench.results.store.SourceState;

/**
 * A built work tree: a directory that is there already, or a git worktree of a revision, made here
 * and removed by {@link #close}, or when this program is asked to end (Ctrl-C, SIGTERM).
 */
public final class Checkout implements AutoCloseable {
  private static final int GRACE_SECONDS = 20;

  private final Path repository;
  private final Path directory;
  private final Thread removal = new Thread(this::removeAtEnd, "worktree-removal");
  private boolean made;

  private Checkout(Path repository, Path directory, boolean made) {
    this.repository = repository;
    this.directory = directory;
    this.made = made;
  }

  /**
   * Takes a directory with a {@code luxibench} launcher as it is, otherwise checks out a revision.
   *
   * @param repository where revisions are looked up
   * @param named directory or revision
   * @param place where a worktree may be made; absent until then
   * @throws IOException when it is neither, or does not build
   */
  public static Checkout of(Path repository, String named, Path place) throws IOException {
    Path given = Path.of(named);
    boolean directory = Files.isRegularFile(given.resolve("luxibench"));
    Checkout checkout =
        directory
            ? new Checkout(repository, given.toAbsolutePath().normalize(), false)
            : worktree(repository, named, place.toAbsolutePath());
    try {
      checkout.build(place.resolveSibling(place.getFileName() + "-build.log"));
    } catch (IOException broken) {
      checkout.close();
      throw broken;
    }
    return checkout;
  }

  /** Its commit, and whether files differ from it. */
  public SourceState source() {
    return SourceState.of(directory);
  }

  /** The same work tree once more, for measuring a revision against itself. */
  public static Checkout same(Checkout other) {
    return new Checkout(other.repository, other.directory, false);
  }

  /** The work tree. */
  public Path directory() {
    return directory;
  }

  private static Checkout worktree(Path repository, String revision, Path place)
      throws IOException {
    Path log = place.resolveSibling(place.getFileName() + "-git.log");
    int code =
        git(repository, log, "worktree", "add", "--detach", "--force", place.toString(), revision);
    if (code != 0) {
      throw new IOException(
          "'%s' is neither a directory with a luxibench launcher nor a revision of %s, see %s"
              .formatted(revision, repository, log));
    }
    Checkout checkout = new Checkout(repository, place, true);
    Runtime.getRuntime().addShutdownHook(checkout.removal);
    return checkout;
  }

  private void build(Path log) throws IOException {
    // Its own launcher knows how to build it, and does so when sources are newer than jars.
    int code = Step.run(directory, Map.of(), log, List.of("./luxibench", "compare", "--help"));
    if (code != 0) {
      throw new IOException("%s does not build, see %s".formatted(directory, log));
    }
  }

  @Override
  public void close() throws IOException {
    if (remove()) {
      forgetRemoval();
    }
  }

  /** Removes the worktree once; whether there was one to remove. */
  private synchronized boolean remove() throws IOException {
    if (!made) {
      return false;
    }
    made = false;
    Path log = directory.resolveSibling(directory.getFileName() + "-git.log");
    // Not by Step, which begins nothing any more once this program is ending.
    Process git =
        new ProcessBuilder("git", "worktree", "remove", "--force", directory.toString())
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (git.waitFor() != 0) {
        throw new IOException("%s could not be removed, see %s".formatted(directory, log));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while removing " + directory, interrupted);
    }
    return true;
  }

  private void removeAtEnd() {
    // What is being measured or built writes into the worktree: Step is ending it meanwhile.
    ProcessHandle.current().descendants().forEach(Checkout::awaitEnd);
    try {
      remove();
    } catch (IOException left) {
      System.err.println("luxibench ab: " + left.getMessage());
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void forgetRemoval() {
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException ending) {
      // It is running, or will, and finds nothing left to do.
      return;
    }
  }

  private static int git(Path repository, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Step.run(repository, Map.of(), log, command);
  }
}
