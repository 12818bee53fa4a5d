package org.luxibench.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import tools.jackson.core.JsonGenerator;

/** Writes a configuration so that a crash leaves either the old file or the new one. */
final class ConfigFile {
  private ConfigFile() {}

  static void save(Path file, ClusterConfig config) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, file.getFileName() + ".", ".new");
    try {
      write(temporary, config);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(folder);
  }

  /** The members of the file, as {@link ClusterConfigs} reads them. */
  static Map<String, @Nullable Object> document(ClusterConfig config) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(config.header().asMap());
    document.put("cluster", config.cluster().settings().asMap());
    document.put("nodegroups", settings(config.groups()));
    document.put("nodes", settings(config.nodes()));
    document.put("instances", settings(config.instances()));
    return document;
  }

  private static void write(Path file, ClusterConfig config) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      JsonGenerator out = Json.MAPPER.createGenerator(bytes);
      Json.write(out, document(config));
      out.flush();
      bytes.flush();
      channel.force(true);
    }
  }

  /** Without this the rename itself may be lost with the power. */
  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Map<String, Object> settings(SortedMap<String, ? extends ConfigItem> items) {
    Map<String, Object> plain = new LinkedHashMap<>();
    items.forEach((key, item) -> plain.put(key, item.settings().asMap()));
    return plain;
  }
}
