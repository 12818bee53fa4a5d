package org.luxibench.results.compare;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunRecords;

/**
 * Finds and reads what the user named as one side of a comparison: a JMH file, a run folder, a
 * folder with several of either, or a glob of any of these.
 */
public final class Inputs {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
  private static final int DEEPEST = 4;

  private Inputs() {}

  /**
   * Reads everything that the name stands for.
   *
   * @throws NoSuchFileException when it names nothing
   * @throws IOException when something named cannot be read or holds no measurements
   */
  public static Measurements read(String named) throws IOException {
    List<Measurements> benches = new ArrayList<>();
    List<Measurements> loads = new ArrayList<>();
    for (Path found : find(named)) {
      if (!Files.isDirectory(found)) {
        benches.add(JmhFile.read(found));
        continue;
      }
      RunRecord run = RunRecords.read(found.resolve(RunFolder.RECORD));
      if (run.load() == null) {
        benches.add(bench(found, run));
      } else {
        loads.add(LoadRun.of(found.toString(), run, LoadResultJson.read(run.load())));
      }
    }
    List<Measurements> parts = new ArrayList<>(loads);
    parts.add(ShortNames.of(Measurements.join(named, benches)));
    return Measurements.join(named, parts);
  }

  /** How many run folders or JMH files both names stand for. */
  public static int common(String one, String other) throws IOException {
    Set<Path> both = new HashSet<>();
    for (Path path : find(one)) {
      both.add(path.toRealPath());
    }
    int common = 0;
    for (Path path : find(other)) {
      common += both.contains(path.toRealPath()) ? 1 : 0;
    }
    return common;
  }

  /** The run folders and JMH files that the name stands for, sorted, at least one. */
  static List<Path> find(String named) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : WILDCARD.matcher(named).find() ? glob(named) : List.of(Path.of(named))) {
      found.addAll(within(path));
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException(named, null, "no run folder and no JMH file there");
    }
    return found.stream().distinct().sorted().toList();
  }

  private static List<Path> within(Path path) throws IOException {
    if (!Files.isDirectory(path) || isRun(path)) {
      return List.of(path);
    }
    try (Stream<Path> tree = Files.walk(path, DEEPEST)) {
      List<Path> visible = tree.filter(each -> !isHidden(path.relativize(each))).toList();
      List<Path> runs = visible.stream().filter(Inputs::isRun).toList();
      return runs.isEmpty() ? visible.stream().filter(JmhFile::looksLikeOne).toList() : runs;
    }
  }

  private static List<Path> glob(String named) throws IOException {
    Path pattern = Path.of(named).toAbsolutePath().normalize();
    Path start = pattern.getRoot();
    for (Path part : pattern) {
      if (WILDCARD.matcher(part.toString()).find()) {
        break;
      }
      start = start.resolve(part);
    }
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    PathMatcher matcher = matcher(named, pattern);
    int depth = pattern.getNameCount() - start.getNameCount();
    Path from = start;
    try (Stream<Path> tree = Files.walk(start, named.contains("**") ? Integer.MAX_VALUE : depth)) {
      return tree.filter(path -> !isHidden(from.relativize(path)) && matcher.matches(path))
          .toList();
    }
  }

  private static PathMatcher matcher(String named, Path pattern) throws IOException {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException wrong) {
      throw new IOException("'%s' is no glob: %s".formatted(named, wrong.getDescription()), wrong);
    }
  }

  private static boolean isRun(Path path) {
    return Files.isRegularFile(path.resolve(RunFolder.RECORD));
  }

  /** Unfinished runs hide behind a dot. */
  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Measurements bench(Path folder, RunRecord run) throws IOException {
    if (run.bench() == null) {
      throw new IOException(folder + " holds neither a load run nor a bench run");
    }
    Measurements jmh = JmhFile.read(folder.resolve(run.bench().jmh()));
    return new Measurements(
        folder.toString(), jmh.series(), List.of(run.host()), jmh.circumstances(), jmh.notes());
  }
}
