package org.luxibench.results.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code run.json}. */
public final class RunRecords {
  /** Writes indented JSON with ISO dates; reads strictly. Immutable and thread-safe. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private RunRecords() {}

  /** Replaces the file atomically; on return it is on the disk. */
  public static void write(Path file, RunRecord run) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      out.write(MAPPER.writeValueAsBytes(run));
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a record.
   *
   * @throws IOException when the file cannot be read, is not a run record, or is of a later layout
   *     than this program knows; the message names the file and what was wrong
   */
  public static RunRecord read(Path file) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
      return MAPPER.treeToValue(Migrations.KNOWN.migrate(tree, file), RunRecord.class);
    } catch (JacksonException malformed) {
      throw new IOException(
          "%s is no run record: %s".formatted(file, malformed.getOriginalMessage()), malformed);
    }
  }
}
