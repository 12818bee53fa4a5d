package org.luxibench.results.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All finished runs below a root: {@code root/<suite>/<UTC time>-<commit>}. Unfinished ones are
 * hidden folders and are never seen.
 *
 * @param root usually {@code results/runs}
 */
public record RunStore(Path root) {
  private static final String DELETED = ".deleted-";

  /**
   * What was found.
   *
   * @param runs that could be read, oldest first
   * @param unreadable a sentence for each folder that could not
   */
  public record Found(List<StoredRun> runs, List<String> unreadable) {
    public Found {
      runs = List.copyOf(runs);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** The suites that have a folder, sorted; none when the root does not exist. */
  public List<String> suites() throws IOException {
    return folders(root).stream().map(folder -> String.valueOf(folder.getFileName())).toList();
  }

  /** All runs of all suites. */
  public Found all() throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String suite : suites()) {
      Found found = of(suite);
      runs.addAll(found.runs());
      unreadable.addAll(found.unreadable());
    }
    return new Found(runs, unreadable);
  }

  /**
   * The runs of one suite.
   *
   * @throws NoSuchFileException when the suite has no folder; the message lists those that have
   */
  public Found of(String suite) throws IOException {
    Path folder = root.resolve(suite);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "no suite '%s', there are %s".formatted(suite, suites()));
    }
    List<StoredRun> runs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path run : folders(folder)) {
      try {
        runs.add(new StoredRun(run, RunRecords.read(run.resolve(RunFolder.RECORD))));
      } catch (IOException notOurs) {
        unreadable.add("%s: %s".formatted(run, notOurs.getMessage()));
      }
    }
    runs.sort(Comparator.comparing((StoredRun run) -> run.record().started()));
    return new Found(runs, unreadable);
  }

  /**
   * Hidden folders of a suite that were left by runs or removals that never came to their end:
   * those that nothing has been written to since.
   */
  public List<Path> leftovers(String suite, Instant since) throws IOException {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> entries = Files.list(root.resolve(suite))) {
      for (Path entry : entries.sorted().toList()) {
        String name = String.valueOf(entry.getFileName());
        boolean ours = name.startsWith(RunFolder.PARTIAL) || name.startsWith(DELETED);
        if (ours && Files.getLastModifiedTime(entry).toInstant().isBefore(since)) {
          left.add(entry);
        }
      }
    }
    return left;
  }

  /** Removes a run's folder with all it holds. */
  public static void delete(Path run) throws IOException {
    // Hidden first: whoever lists the store meanwhile sees a whole run or none.
    boolean isHidden = String.valueOf(run.getFileName()).startsWith(".");
    Path hidden = isHidden ? run : run.resolveSibling(DELETED + run.getFileName());
    if (!isHidden) {
      Files.move(run, hidden);
    }
    Files.walkFileTree(
        hidden,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }
}
