package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.Main;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.Orphan;
import org.luxibench.results.load.Pause;

/** The daemon that a real load tool starts. */
@Timeout(180)
final class DaemonProcessTest {
  @TempDir Path home;

  @Test
  void killedToolLeavesNoDaemonBehind() throws Exception {
    makeDaemonJar(home.resolve("core/target/luxibench-core-all.jar"));
    Process tool = startTool("bgl-contention");
    List<ProcessHandle> daemons = List.of();
    try {
      Path socket = await().until(this::socket, Optional::isPresent).orElseThrow();
      daemons = tool.children().toList();
      Scratch.sweep(home.resolve("tmp"));
      assertThat(socket).as("while the tool lives").exists();

      tool.destroyForcibly().waitFor();

      // Nobody but the daemon itself takes its socket away; its process may stay as a zombie.
      await().untilAsserted(() -> assertThat(socket).doesNotExist());
      await()
          .untilAsserted(
              () -> {
                Scratch.sweep(home.resolve("tmp"));
                assertThat(home.resolve("tmp")).as("after the next run").isEmptyDirectory();
              });
    } finally {
      tool.destroyForcibly();
      daemons.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aDaemonTellsOfItsOwnCollectionsAlsoOnceAnotherTookItsPlace() throws Exception {
    Path jar = home.resolve("daemon.jar");
    makeDaemonJar(jar);
    long start = System.nanoTime();
    Scenario.Daemon small = new Scenario.Daemon(2, 1, 2, null, null, Map.of());
    try (DaemonProcess daemon =
        DaemonProcess.start(jar, small, "lock-free-queries", home, home.resolve("log"))) {
      Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      new ProcessBuilder(jcmd.toString(), String.valueOf(daemon.pid()), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(home.resolve("said").toFile())
          .start()
          .waitFor();
      List<Pause> before = daemon.pauses(start);
      assertThat(before).extracting(Pause::where).contains("daemon gc");

      daemon.restart(true);

      assertThat(daemon.pauses(start)).containsAll(before);
    }
  }

  @Test
  void toolWithAWatchedStandardInputEndsWithIt() throws Exception {
    makeDaemonJar(home.resolve("core/target/luxibench-core-all.jar"));
    Process tool = startTool("bgl-contention");
    List<ProcessHandle> daemons = List.of();
    try {
      await().until(this::socket, Optional::isPresent);
      daemons = tool.children().toList();

      tool.getOutputStream().close();

      await().until(() -> !tool.isAlive());
    } finally {
      tool.destroyForcibly();
      daemons.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void interruptedToolReportsWhatItMeasured() throws Exception {
    makeDaemonJar(home.resolve("core/target/luxibench-core-all.jar"));
    Path scenario = home.resolve("long.yaml");
    Files.writeString(
        scenario,
        """
        name: long
        reason: to be interrupted
        behaviours: [lock-free-queries]
        daemon: {nodes: 2, instances: 1}
        client: {connections: 2}
        requests: [{method: QueryTags, args: [node, "{node}"]}]
        lag-limit: 10s
        phases:
          - {name: over, schedule: {rate: 50}, measure: 100ms}
          - {name: under-way, schedule: {rate: 50}, measure: 10m}
        """);
    Process tool = startTool(scenario.toString());
    List<ProcessHandle> daemons = List.of();
    try {
      Path said = home.resolve("said");
      await().until(() -> Files.readString(said).contains("over "));
      daemons = tool.children().toList();

      // Process.destroy() would end its standard input too, and that ends it without a report.
      tool.toHandle().destroy();

      tool.waitFor();
      Path run = home.resolve("run");
      assertThat(run.resolve("report.html")).as(Files.readString(said)).isNotEmptyFile();
      assertThat(run.resolve("run.json"))
          .content()
          .contains("\"over\"", "\"under-way\"", "cut short");
      assertThat(home.resolve("tmp")).isEmptyDirectory();
    } finally {
      tool.destroyForcibly();
      daemons.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private Process startTool(String scenario) throws IOException {
    Files.createDirectory(home.resolve("tmp"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + home.resolve("tmp"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "load",
            scenario,
            "--behaviour",
            "lock-free-queries",
            "--out",
            home.resolve("run").toString());
    builder.environment().put("LUXIBENCH_HOME", home.toString());
    builder.environment().put(Orphan.VARIABLE, "yes");
    return builder.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile()).start();
  }

  /** Of the daemon, as soon as it listens. */
  private Optional<Path> socket() throws IOException {
    try (Stream<Path> folders = Files.list(home.resolve("tmp"))) {
      return folders.map(folder -> folder.resolve("luxi.sock")).filter(Files::exists).findAny();
    }
  }

  /** A jar with nothing in it but the way to this test's classes. */
  private static void makeDaemonJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.luxibench.daemon.Main");
    main.put(Attributes.Name.CLASS_PATH, classPath());
    main.put(new Attributes.Name("Add-Exports"), "java.base/sun.nio.ch");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private static String classPath() {
    List<String> entries =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries.stream()
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
