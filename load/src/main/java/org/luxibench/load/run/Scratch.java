package org.luxibench.load.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for the time of a leg, with a note in it of the process it belongs to. A process that is
 * killed leaves its folder behind; the next one takes such folders away.
 *
 * <p>A folder is taken away only when its note says that it belonged to a process of this very
 * system, seen through the same process numbers as ours, and that process is no more. What has no
 * such note, or belongs to another user, is left alone.
 */
public final class Scratch implements AutoCloseable {
  private static final String PREFIX = "luxibench-";
  private static final String NOTE = "owner";

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one where temporary files go, after those of dead processes were taken away.
   *
   * @throws IOException when it cannot be made
   */
  public static Scratch make() throws IOException {
    return make(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static Scratch make(Path parent) throws IOException {
    sweep(parent);
    Path folder = Files.createTempDirectory(parent, PREFIX);
    Optional<ProcessMark> ours = ProcessMark.ours();
    if (ours.isPresent()) {
      Files.writeString(folder.resolve(NOTE), ours.get().toString());
    }
    return new Scratch(folder);
  }

  /** The folder; only its user may enter it. */
  public Path folder() {
    return folder;
  }

  /** Takes away what processes of ours left that did not live to do so themselves. */
  static void sweep(Path parent) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : found) {
        deleteIfOrphaned(folder);
      }
    } catch (IOException | DirectoryIteratorException unlisted) {
      // It is no reason not to run that nobody tidied up before.
    }
  }

  private static void deleteIfOrphaned(Path folder) {
    try {
      if (isOrphaned(folder)) {
        delete(folder);
      }
    } catch (IOException | UncheckedIOException another) {
      // Another process may be at it too, and what stays is tried again the next time.
    }
  }

  private static boolean isOrphaned(Path folder) throws IOException {
    Path note = folder.resolve(NOTE);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && ProcessMark.isOurUsers(folder)
        && Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)
        && ProcessMark.read(Files.readString(note)).filter(ProcessMark::isGone).isPresent();
  }

  /** The note last, so that what could not be taken away now still is another time. */
  private static void delete(Path folder) throws IOException {
    Path note = folder.resolve(NOTE);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(note) && !file.equals(folder)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(note);
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
