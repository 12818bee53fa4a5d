package org.luxibench.results.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The page's skeleton, style and scripts, which lie beside this class. */
final class PageResource {
  private PageResource() {}

  static String text(String name) {
    try (InputStream in = PageResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("resource " + name, unreadable);
    }
  }

  /** What a Content-Security-Policy allows inline elements with these contents by. */
  static String hashes(List<String> contents) {
    return contents.stream().map(PageResource::hash).collect(Collectors.joining(" "));
  }

  /** An element of this name for each content, as it is. */
  static String elements(String name, List<String> contents) {
    return contents.stream()
        .map(content -> "<%1$s>%2$s</%1$s>".formatted(name, content))
        .collect(Collectors.joining("\n"));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
