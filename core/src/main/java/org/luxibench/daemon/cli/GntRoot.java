package org.luxibench.daemon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that the stock command-line clients take for the file system's root (REFERENCE 7). Its
 * last part is the host name they believe to run on.
 */
record GntRoot(Path path) {

  /** Whether its last part can be a host's name, which that of the file system's root cannot. */
  boolean isNamed() {
    return path.toAbsolutePath().normalize().getFileName() != null;
  }

  /** Where the clients look for the socket. */
  Path socket() {
    return path.resolve("var/run/ganeti/socket/ganeti-query");
  }

  /** Where a daemon keeps its data unless told otherwise. */
  Path dataDir() {
    return path.resolve("var/lib/luxibench");
  }

  /** Makes the folders that clients and daemon need. */
  void make() throws IOException {
    for (String folder : List.of("var/run/ganeti/socket", "var/log/ganeti", "var/lib/ganeti")) {
      Files.createDirectories(path.resolve(folder));
    }
  }

  /** Leaves the master's name where {@code gnt-cluster getmaster} looks for it. */
  void tellMaster(String node) throws IOException {
    Files.writeString(path.resolve("var/lib/ganeti/ssconf_master_node"), node + "\n");
  }

  /** What to put into the environment of a client, one line each. */
  List<String> exports() {
    Path root = path.toAbsolutePath().normalize();
    return List.of("export GANETI_ROOTDIR=" + root, "export GANETI_HOSTNAME=" + root.getFileName());
  }
}
