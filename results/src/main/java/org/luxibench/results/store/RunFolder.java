package org.luxibench.results.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

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

  private final Path target;
  private Path current;

  private RunFolder(Path target, Path current) {
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
    return createAt(freeName(root.resolve(start.suite()), name(start.started(), start.source())));
  }

  /**
   * Makes exactly this folder, hidden until {@link #finish}; its parents are made too.
   *
   * @throws FileAlreadyExistsException when it exists and is not empty
   */
  public static RunFolder createAt(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmpty(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "a run needs an empty folder");
    }
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(target.toString(), null, "the root is no run folder");
    }
    Files.createDirectories(parent);
    return new RunFolder(
        target, Files.createTempDirectory(parent, PARTIAL + target.getFileName() + "-"));
  }

  /** Where to write files now; another path after {@link #finish}. */
  public Path path() {
    return current;
  }

  /** Where the folder will be, or is, once finished. */
  public Path target() {
    return target;
  }

  /**
   * Writes {@code run.json} and lets the folder appear under its name. Called again, it replaces
   * the record atomically.
   *
   * @return the folder's final path
   */
  public Path finish(RunRecord run) throws IOException {
    RunRecords.write(current.resolve(RECORD), run);
    if (!current.equals(target)) {
      Files.move(current, target, StandardCopyOption.ATOMIC_MOVE);
      current = target;
    }
    return target;
  }

  static String name(Instant started, SourceState source) {
    return TIME.format(started) + "-" + source.shortName();
  }

  private static Path freeName(Path suite, String name) {
    Path folder = suite.resolve(name);
    for (int twin = 2; Files.exists(folder); twin++) {
      folder = suite.resolve(name + "-" + twin);
    }
    return folder;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
