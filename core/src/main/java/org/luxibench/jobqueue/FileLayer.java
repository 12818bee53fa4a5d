package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things done with files that must not be lost, so that a test can make each of them fail.
 * Whatever fails says so with an {@link IOException}.
 */
public interface FileLayer {

  /** The real disk. */
  static FileLayer disk() {
    return new DiskFiles();
  }

  /** Creates or truncates a file and writes all bytes, to the disk itself if {@code sync}. */
  void write(Path file, byte[] bytes, boolean sync) throws IOException;

  /**
   * Creates a file that replaces none: writes it under a temporary name, renames it, and then syncs
   * it. When this fails either name may be taken, with any content.
   */
  void create(Path temporary, Path file, byte[] bytes) throws IOException;

  /** Renames within the file system, atomically, replacing what is there. */
  void move(Path from, Path to) throws IOException;

  /** Makes creations, renames and deletions in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /** All that a file holds. */
  byte[] read(Path file) throws IOException;

  /** Names of all entries of a folder, in no order; none if there is no such folder. */
  List<String> names(Path folder) throws IOException;

  /** Whether there is such a file or folder. */
  boolean exists(Path file);

  /** Creates a folder and its parents where missing. */
  void createFolder(Path folder) throws IOException;

  /** Deletes a file if it is there. */
  void delete(Path file) throws IOException;
}
