package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.load.Pause;

/** What a leg is driven against: a daemon of ours, or a socket that somebody else serves. */
interface Target extends AutoCloseable {

  /** Where it listens. */
  Path socket();

  /** For the record: how it was started, or where it was found. */
  String told();

  /** Its process, where that is known. */
  OptionalLong pid();

  /**
   * When it stopped all its threads, as far as it tells.
   *
   * @param legStart what times count from, by {@link System#nanoTime}
   */
  List<Pause> pauses(long legStart) throws IOException;

  /**
   * Ends and starts it again.
   *
   * @throws IOException when it is not ours to restart
   */
  void restart(boolean kill) throws IOException;

  /**
   * Starts another daemon in its place, with other options and an empty queue.
   *
   * @throws IOException when it is not ours to start
   */
  void reconfigure(Scenario.Daemon options) throws IOException;

  @Override
  void close() throws IOException;

  /** A daemon of ours. */
  static Target of(DaemonProcess daemon) {
    return new Target() {
      @Override
      public Path socket() {
        return daemon.socket();
      }

      @Override
      public String told() {
        return daemon.commandLine();
      }

      @Override
      public OptionalLong pid() {
        return OptionalLong.of(daemon.pid());
      }

      @Override
      public List<Pause> pauses(long legStart) throws IOException {
        return daemon.pauses(legStart);
      }

      @Override
      public void restart(boolean kill) throws IOException {
        daemon.restart(kill);
      }

      @Override
      public void reconfigure(Scenario.Daemon options) throws IOException {
        daemon.reconfigure(options);
      }

      @Override
      public void close() {
        daemon.close();
      }
    };
  }

  /**
   * A socket that somebody else serves.
   *
   * @param version what its server says of itself; empty when it says nothing
   */
  static Target of(Path socket, OptionalLong pid, String version) {
    return new Target() {
      @Override
      public Path socket() {
        return socket;
      }

      @Override
      public String told() {
        return version.isEmpty() ? socket.toString() : socket + ", version " + version;
      }

      @Override
      public OptionalLong pid() {
        return pid;
      }

      @Override
      public List<Pause> pauses(long legStart) {
        return List.of();
      }

      @Override
      public void restart(boolean kill) throws IOException {
        throw new IOException("the daemon at " + socket + " is not ours to restart");
      }

      @Override
      public void reconfigure(Scenario.Daemon options) throws IOException {
        restart(false);
      }

      @Override
      public void close() {
        // Not ours to end.
      }
    };
  }
}
