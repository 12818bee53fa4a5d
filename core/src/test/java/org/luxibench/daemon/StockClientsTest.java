package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.processor.Behaviour;

/**
 * The command-line clients that Debian ships, against our daemon in their dialect (REFERENCE 7).
 * Skipped where they are not installed.
 */
@Timeout(120)
final class StockClientsTest {
  private static final String PLACE = "/usr/sbin/";
  private static final Path CLIENT = Path.of(PLACE + "gnt-cluster");

  @TempDir private static Path folder;
  private static Optional<Daemon> daemon = Optional.empty();

  @BeforeAll
  static void serve() throws IOException {
    assumeTrue(
        Files.isExecutable(CLIENT), CLIENT + " is not installed: Debian's package is ganeti");
    Path socket = root().resolve("var/run/ganeti/socket/ganeti-query");
    Files.createDirectories(socket.getParent());
    Files.createDirectories(root().resolve("var/log/ganeti"));
    daemon =
        Optional.of(
            Daemon.start(
                new DaemonOptions(
                    LuxiServerOptions.at(socket),
                    folder.resolve("data"),
                    Behaviour.LOCK_FREE_QUERIES,
                    Dialect.V3_0,
                    Optional.empty(),
                    3,
                    1,
                    10,
                    WorkDurations.standard(),
                    25,
                    OptionalInt.empty())));
  }

  @AfterAll
  static void end() {
    daemon.ifPresent(Daemon::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gnt-cluster info",
        "gnt-cluster verify",
        "gnt-cluster queue drain",
        "gnt-cluster queue info",
        "gnt-cluster queue undrain",
        "gnt-cluster watcher pause 1h",
        "gnt-cluster watcher info",
        "gnt-cluster watcher continue",
        "gnt-node list",
        "gnt-node list node1.example.com",
        "gnt-instance list",
        "gnt-group list",
        "gnt-group list -o name,ndparams,ipolicy,diskparams",
        "gnt-group info",
        "gnt-group list-fields",
        "gnt-node info",
        "gnt-node list-fields",
        "gnt-node modify --node-parameters spindle_count=2 node2.example.com",
        "gnt-node add-tags node1.example.com rack:b1",
        "gnt-node list-tags node1.example.com",
        "gnt-instance info --all",
        "gnt-instance list-fields",
        "gnt-instance list -F admin_state==\"up\"",
        "gnt-instance modify -B vcpus=2 inst1.example.com",
        "gnt-instance modify --net add:mac=auto inst2.example.com",
        "gnt-instance modify --disk add:size=1g inst3.example.com",
        "gnt-instance startup inst3.example.com",
        "gnt-instance reboot inst1.example.com",
        "gnt-instance shutdown inst3.example.com",
        "gnt-instance add-tags inst1.example.com blue",
        "gnt-cluster add-tags prod",
        "gnt-cluster search-tags prod",
        "gnt-cluster remove-tags prod",
        "gnt-cluster redist-conf",
        "gnt-cluster repair-disk-sizes",
        "gnt-cluster list-tags",
        "gnt-cluster master-ping",
        "gnt-cluster show-ispecs-cmd",
        "gnt-cluster verify-disks",
        "gnt-cluster version",
        "gnt-node volumes",
        "gnt-node volumes -o instance,size node1.example.com",
        "gnt-node list-storage --storage-type=file",
        "gnt-node list-storage --storage-type=lvm-pv -o node,used",
        "gnt-group list-tags default",
        "gnt-group show-ispecs-cmd",
        "gnt-instance list-tags inst1.example.com",
        "gnt-network info",
        "gnt-network list-fields",
        "gnt-filter info",
        "gnt-filter list 11111111-1111-1111-1111-111111111111",
        "gnt-filter list-fields",
        "gnt-backup list-fields",
        "gnt-os list",
        "gnt-os diagnose",
        "gnt-os info debootstrap",
        "gnt-backup list",
        "gnt-network list",
        "gnt-filter list",
        "gnt-job list-fields",
        "gnt-debug delay 0.1",
        "gnt-debug locks",
        "gnt-job list --archived",
        "gnt-job list --pending",
        "gnt-job autoarchive 2d"
      })
  void commandSucceeds(String command) throws Exception {
    run(command);
  }

  @Test
  void listsShowTheCluster() throws Exception {
    assertThat(run("gnt-node list --no-headers -o name")).contains("node1.example.com");
    assertThat(run("gnt-instance list --no-headers -o name,pnode inst2.example.com"))
        .contains("node2.example.com");
  }

  @Test
  void jobCanBeFollowedToItsEndAndArchived() throws Exception {
    String id = submit("gnt-debug delay --submit 0.5");

    assertThat(run("gnt-job watch " + id)).contains("Output from job " + id);
    assertThat(run("gnt-job info " + id)).contains("TEST_DELAY").contains("success");
    run("gnt-job archive " + id);
    assertThat(run("gnt-job list --no-headers -o id")).doesNotContainPattern("(?m)^ *" + id + "$");
    assertThat(run("gnt-job list --no-headers --separator=, -o id,archived " + id))
        .isEqualTo(id + ",Y\n");
    assertThat(run("gnt-job list --no-headers --archived --separator=, -o id,archived"))
        .contains(id + ",Y\n");
  }

  @Test
  void locksAreShownAsTheThreeClientsKnowThem() throws Exception {
    String id = submit("gnt-debug delay --no-master -n node3.example.com --submit 30");
    Awaitility.await()
        .until(
            () -> run("gnt-debug locks --no-headers --separator=;"),
            text -> text.contains("node/"));

    assertThat(run("gnt-debug locks --no-headers --separator=;"))
        .containsPattern("cluster/BGL;shared;(\\d+,)*" + id + "(,\\d+)*;")
        .containsPattern("node/[0-9a-f-]{36};exclusive;" + id + ";")
        .doesNotContain("instance/[lockset]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gnt-node list nosuch; Node name nosuch not found",
        "gnt-instance list nosuch; Instance name nosuch not found",
        "gnt-group list nosuch; NodeGroup name nosuch not found",
        "gnt-instance list -F nosuch==1; Can't find field named 'nosuch'",
        "gnt-node volumes nosuch; Node 'nosuch' not known",
        "gnt-node volumes -o dev; Unknown output fields selected: dev",
        "gnt-node list-storage; type 'diskless'",
        "gnt-node list-storage --storage-type=gluster; storage type 'gluster' is enabled",
        "gnt-node list-tags nosuch; Node name nosuch not found",
        "gnt-network list nosuch; Network name nosuch not found",
        "gnt-network list-tags nosuch; Network name nosuch not found",
        "gnt-job change-priority --priority=low 99999; Job 99999 not found in queue",
        "gnt-job watch 99999; Can't load job file",
        "gnt-instance startup nosuch; Selection filter does not match any instances"
      })
  void whatDoesNotExistIsNamed(String command, String message) throws Exception {
    assertThat(output(command, 1)).contains(message);
  }

  @Test
  void jobThatWaitsForALockIsCanceled() throws Exception {
    submit("gnt-debug delay --no-master -n node1.example.com --submit 30");
    String waiting = submit("gnt-debug delay --no-master -n node1.example.com --submit 1");
    Awaitility.await()
        .until(() -> run("gnt-job list --no-headers -o status " + waiting), "waiting\n"::equals);

    run("gnt-job cancel --force " + waiting);

    assertThat(run("gnt-job list --no-headers -o status " + waiting)).isEqualTo("canceled\n");
  }

  @Test
  void priorityOfAJobThatWaitsForALockIsChanged() throws Exception {
    submit("gnt-debug delay --no-master -n node2.example.com --submit 30");
    String waiting = submit("gnt-debug delay --no-master -n node2.example.com --submit 1");
    Awaitility.await()
        .until(() -> run("gnt-job list --no-headers -o status " + waiting), "waiting\n"::equals);

    run("gnt-job change-priority --priority=high " + waiting);

    assertThat(run("gnt-job list --no-headers -o status,priority " + waiting))
        .containsPattern("waiting +-10");
    run("gnt-job cancel --force " + waiting);
  }

  @Test
  void addedDevicesAreAsAskedFor() throws Exception {
    run("gnt-instance modify --disk add:size=2g inst6.example.com");
    run("gnt-instance modify --net add:mac=aa:00:00:11:22:33 inst6.example.com");

    assertThat(
            run(
                "gnt-instance list --no-headers --separator=,"
                    + " -o disk.count,disk.size/1,nic.count,nic.mac/1 inst6.example.com"))
        .isEqualTo("2,2048,2,aa:00:00:11:22:33\n");
  }

  @Test
  void volumesAndStorageAreThoseOfTheInstances() throws Exception {
    assertThat(run("gnt-node volumes --no-headers --separator=, -o node,vg,size,instance"))
        .contains("node1.example.com,xenvg,10240,inst1.example.com\n")
        .contains("node2.example.com,xenvg,128,inst1.example.com\n")
        .doesNotContain("node3.example.com,xenvg,10240,inst1.example.com\n");
    assertThat(
            run(
                "gnt-node list-storage --storage-type=lvm-vg --no-headers --separator=,"
                    + " -o node,type,name,size,allocatable"))
        .contains("node3.example.com,lvm-vg,xenvg,4194304,Y\n");
  }

  private static String submit(String command) throws Exception {
    String output = run(command);
    assertThat(output).startsWith("JobID: ");
    return output.substring("JobID: ".length()).strip();
  }

  /** Runs a command, which must succeed, and returns what it printed. */
  private static String run(String command) throws Exception {
    return output(command, 0);
  }

  private static String output(String command, int exitCode) throws Exception {
    Path output = Files.createTempFile(folder, "output", "");
    ProcessBuilder builder =
        new ProcessBuilder(List.of((PLACE + command).split(" "))).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("GANETI_ROOTDIR", root().toString());
    builder.environment().put("GANETI_HOSTNAME", root().getFileName().toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(command + ": " + text).isEqualTo(exitCode);
    return text;
  }

  private static Path root() {
    return folder.resolve("node1");
  }
}
