package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A built work tree: a directory that is there already, or a git worktree of a revision, made here
 * and removed by {@link #close}.
 */
public final class Checkout implements AutoCloseable {
  private final Path repository;
  private final Path directory;
  private final boolean made;

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
    return new Checkout(repository, place, true);
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
    if (made) {
      Path log = directory.resolveSibling(directory.getFileName() + "-git.log");
      int code = git(repository, log, "worktree", "remove", "--force", directory.toString());
      if (code != 0) {
        throw new IOException("%s could not be removed, see %s".formatted(directory, log));
      }
    }
  }

  private static int git(Path repository, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Step.run(repository, Map.of(), log, command);
  }
}
