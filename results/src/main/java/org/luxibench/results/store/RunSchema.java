package org.luxibench.results.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The published JSON schema (draft 2020-12) of {@code run.json}. */
public final class RunSchema {
  private static final String RESOURCE = "run.schema.json";

  private RunSchema() {}

  /** Its text. */
  public static String text() throws IOException {
    try (InputStream in = RunSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
