package org.luxibench.results.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

  /** Removes a run's folder with all it holds. */
  public static void delete(StoredRun run) throws IOException {
    // Hidden first: whoever lists the store meanwhile sees a whole run or none.
    Path hidden = run.folder().resolveSibling(".deleted-" + run.name());
    Files.move(run.folder(), hidden);
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
