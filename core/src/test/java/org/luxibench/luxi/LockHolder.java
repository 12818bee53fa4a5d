package org.luxibench.luxi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds the lock on a file. */
final class LockHolder implements AutoCloseable {
  private final Process process;
  private final Path file;

  private LockHolder(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** Starts it; it holds the lock when this returns. */
  static LockHolder start(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.inputReader(StandardCharsets.UTF_8).readLine() == null) {
      throw new IOException("the process did not lock " + file);
    }
    return new LockHolder(process, file);
  }

  public static void main(String[] args) throws IOException {
    try (FileChannel channel =
        FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      System.out.println(channel.lock());
      System.in.transferTo(System.out);
    }
  }

  Path file() {
    return file;
  }

  /** Kills it: the file stays. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
