package org.luxibench.results.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one run. While the run lasts it is hidden ({@code .partial-…}) and takes whatever
 * files the run writes; {@link #finish} writes {@code run.json} and gives it its name in one
 * rename, so that a folder that is listed is whole.
 */
public final class RunFolder {
  /** The file that makes a folder a run. */
  public static final String RECORD = "run.json";

  static final String PARTIAL = ".partial-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern SUITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Whether another name will do, should this one be taken by the time the run is finished. */
  private final boolean mayHaveTwins;

  private Path target;
  private Path current;

  private RunFolder(boolean mayHaveTwins, Path target, Path current) {
    this.mayHaveTwins = mayHaveTwins;
    this.target = target;
    this.current = current;
  }

  /**
   * Makes {@code root/<suite>/<UTC time>-<commit>}, hidden until {@link #finish}.
   *
   * @param root usually {@code results/runs}; made when absent
   * @throws IllegalArgumentException when the suite's name cannot be a folder's
   */
  public static RunFolder create(Path root, RunStart start) throws IOException {
    if (!SUITE.matcher(start.suite()).matches()) {
      throw new IllegalArgumentException(
          "suite '%s' is no name: expected letters, digits, '.', '_', '-'"
              .formatted(start.suite()));
    }
    Path suite = root.resolve(start.suite());
    return createAt(true, freeName(suite.resolve(name(start.started(), start.source()))));
  }

  /**
   * Makes exactly this folder, hidden until {@link #finish}; its parents are made too.
   *
   * @throws FileAlreadyExistsException when it exists and is not empty
   */
  public static RunFolder createAt(Path folder) throws IOException {
    return createAt(false, folder);
  }

  private static RunFolder createAt(boolean mayHaveTwins, Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmpty(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "a run needs an empty folder");
    }
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(target.toString(), null, "the root is no run folder");
    }
    Files.createDirectories(parent);
    return new RunFolder(mayHaveTwins, target, hidden(parent, target));
  }

  /**
   * With the rights that the user gives new folders: a temporary one's would be the user's alone.
   */
  private static Path hidden(Path parent, Path target) throws IOException {
    return Files.createDirectory(
        parent.resolve(PARTIAL + target.getFileName() + "-" + UUID.randomUUID()));
  }

  /** Where to write files now; another path after {@link #finish}. */
  public Path path() {
    return current;
  }

  /** Where the folder is once finished; until then, where it will be unless that is taken. */
  public Path target() {
    return target;
  }

  /**
   * Writes {@code run.json} and lets the folder appear under its name; on return it is on the disk
   * with all that lies in it. Called again, it replaces the record atomically.
   *
   * @return the folder's final path
   * @throws FileAlreadyExistsException when something was put in the place that was asked for
   */
  public Path finish(RunRecord run) throws IOException {
    RunRecords.write(current.resolve(RECORD), run);
    if (!current.equals(target)) {
      force(current);
      current = appear();
      forceOne(parent(target));
    }
    return target;
  }

  /** The system moves no folder onto one that holds something. */
  private Path appear() throws IOException {
    while (true) {
      try {
        return Files.move(current, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException taken) {
        if (!Files.exists(target)) {
          throw taken;
        }
        if (!mayHaveTwins) {
          throw new FileAlreadyExistsException(current.toString(), target.toString(), "taken");
        }
        target = freeName(target);
      }
    }
  }

  private static Path parent(Path folder) {
    return Objects.requireNonNull(folder.getParent(), "a run folder has a parent");
  }

  private static void force(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.toList()) {
        forceOne(path);
      }
    }
  }

  private static void forceOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static String name(Instant started, SourceState source) {
    return TIME.format(started) + "-" + source.shortName();
  }

  private static Path freeName(Path wanted) {
    Path folder = wanted;
    for (int twin = 2; Files.exists(folder); twin++) {
      folder = wanted.resolveSibling(wanted.getFileName() + "-" + twin);
    }
    return folder;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
