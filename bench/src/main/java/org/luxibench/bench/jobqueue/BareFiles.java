package org.luxibench.bench.jobqueue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** The least that keeps some bytes: a new file, written, synced, renamed. */
final class BareFiles {
  private final Path folder;
  private final byte[] bytes;
  private final boolean syncFolder;
  private final AtomicLong written = new AtomicLong();

  /**
   * @param syncFolder whether the name is to be as durable as the bytes
   */
  BareFiles(Path folder, byte[] bytes, boolean syncFolder) {
    this.folder = folder;
    this.bytes = bytes;
    this.syncFolder = syncFolder;
  }

  /** Writes one more; from any thread. */
  Path write() throws IOException {
    Path file = folder.resolve("job-" + written.incrementAndGet());
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    if (syncFolder) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    return file;
  }
}
