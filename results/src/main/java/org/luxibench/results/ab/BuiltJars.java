package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a work tree's jars were when measuring began. Its launcher builds anew whenever a source is
 * newer than they are, so a tree that is edited meanwhile would be two programs under one name.
 */
final class BuiltJars {
  private static final String JARS = "luxibench-*-all.jar";

  private final Path tree;
  private final Map<Path, State> before;

  private record State(long bytes, FileTime modified) {}

  private BuiltJars(Path tree) throws IOException {
    this.tree = tree;
    this.before = states(tree);
  }

  static BuiltJars of(Path tree) throws IOException {
    return new BuiltJars(tree);
  }

  /**
   * Compares with what there is now.
   *
   * @throws IOException when a jar has changed, is gone or is new; the message names it
   */
  void check() throws IOException {
    Map<Path, State> now = states(tree);
    if (now.equals(before)) {
      return;
    }
    Map<Path, State> all = new TreeMap<>(before);
    all.putAll(now);
    Path changed =
        all.keySet().stream()
            .filter(jar -> !all.get(jar).equals(before.get(jar)) || !now.containsKey(jar))
            .findFirst()
            .orElseThrow();
    throw new IOException(
        "%s was built anew while it was measured: leave the tree alone, or name a revision"
            .formatted(changed));
  }

  private static Map<Path, State> states(Path tree) throws IOException {
    Map<Path, State> found = new TreeMap<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(tree, Files::isDirectory)) {
      for (Path module : modules) {
        Path target = module.resolve("target");
        if (Files.isDirectory(target)) {
          addJars(target, found);
        }
      }
    }
    return found;
  }

  private static void addJars(Path target, Map<Path, State> found) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, JARS)) {
      for (Path jar : jars) {
        found.put(jar, new State(Files.size(jar), Files.getLastModifiedTime(jar)));
      }
    }
  }
}
