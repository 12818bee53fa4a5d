package org.luxibench.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Writes a configuration so that a crash leaves either the old file or the new one. */
final class ConfigFile {
  private static final String UNFINISHED = ".new";

  /** Makes the renaming in a folder durable. */
  @FunctionalInterface
  interface FolderSync {
    void of(Path folder) throws IOException;
  }

  /** The new file is in its place, and not known to stay there. */
  static final class NotDurableException extends IOException {
    private static final long serialVersionUID = 1L;

    NotDurableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private ConfigFile() {}

  /**
   * Writes the configuration under another name, renames it and syncs the folder. An interrupt of
   * the calling thread breaks nothing off, for it writes for others too.
   *
   * @throws NotDurableException if the folder cannot be synced: the file is the new one
   * @throws IOException if anything else fails: the file is as it was
   */
  static void save(Path file, ClusterConfig config, FolderSync sync) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      boolean done = false;
      while (!done) {
        try {
          saveOnce(file, config, sync);
          done = true;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void saveOnce(Path file, ClusterConfig config, FolderSync sync)
      throws IOException {
    Path folder = folder(file);
    Path temporary = Files.createTempFile(folder, file.getFileName() + ".", UNFINISHED);
    try {
      write(temporary, config);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    try {
      sync.of(folder);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new NotDurableException(e);
    }
  }

  /** Removes what saves of this file left that did not come to their end. */
  static void removeUnfinished(Path file) throws IOException {
    Path folder = folder(file);
    if (!Files.isDirectory(folder)) {
      return;
    }
    String start = file.getFileName() + ".";
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            each -> {
              String name = each.getFileName().toString();
              return name.startsWith(start) && name.endsWith(UNFINISHED);
            })) {
      for (Path unfinished : files) {
        Files.delete(unfinished);
      }
    }
  }

  /** The members of the file, as {@link ClusterConfigs} reads them. */
  static JsonValue document(ClusterConfig config) {
    SortedMap<String, JsonValue> members = new TreeMap<>();
    config.header().asMap().forEach((key, value) -> members.put(key, JsonValue.of(value)));
    members.put("cluster", config.cluster().settings());
    members.put("nodegroups", items(config.groups()));
    members.put("nodes", items(config.nodes()));
    members.put("instances", items(config.instances()));
    return JsonValue.of(members);
  }

  private static void write(Path file, ClusterConfig config) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      JsonGenerator out = Json.MAPPER.createGenerator(bytes);
      document(config).writeTo(out);
      out.flush();
      bytes.flush();
      channel.force(true);
    } catch (JacksonException e) {
      if (e.getCause() instanceof ClosedByInterruptException interrupt) {
        throw interrupt;
      }
      throw new IOException("cannot write " + file + ": " + e.getOriginalMessage(), e);
    }
  }

  private static JsonValue items(SortedMap<String, ? extends ConfigItem> items) {
    return out -> {
      out.writeStartObject();
      for (Map.Entry<String, ? extends ConfigItem> item : items.entrySet()) {
        out.writeName(item.getKey());
        item.getValue().settings().writeTo(out);
      }
      out.writeEndObject();
    };
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** Without this the rename itself may be lost with the power. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
