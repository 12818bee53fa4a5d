package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a process from every other one: its number, when it was started, and where that number
 * is one, for numbers are given anew after a while, after each start of the system, and in each
 * container. Only Linux tells all of it.
 *
 * @param pid the process
 * @param started clock ticks from the system's start to the process's
 * @param realm this start of the system, and this process numbering on it
 */
record ProcessMark(long pid, long started, String realm) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\S+)\n");
  private static final Path SELF = Path.of("/proc/self");

  /** Of {@code /proc/PID/stat}, after the name: the state, and when the process was started. */
  private static final int STATE = 0;

  private static final int STARTED = 19;

  /** This process; nothing where the system does not tell. */
  static Optional<ProcessMark> ours() {
    return of(ProcessHandle.current().pid());
  }

  /** A process of this realm; nothing when it is no more, or the system does not tell. */
  static Optional<ProcessMark> of(long pid) {
    try {
      String[] stat = stat(pid);
      return Optional.of(new ProcessMark(pid, Long.parseLong(stat[STARTED]), here()));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** From {@link #toString}; nothing when it is not whole. */
  static Optional<ProcessMark> read(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(
            new ProcessMark(
                Long.parseLong(found.group(1)), Long.parseLong(found.group(2)), found.group(3)))
        : Optional.empty();
  }

  /** Whether it is known that the process is no more; of another realm nothing is known. */
  boolean isGone() {
    try {
      return realm.equals(here()) && !isAlive();
    } catch (IOException unknown) {
      return false;
    }
  }

  private boolean isAlive() throws IOException {
    if (!Files.exists(Path.of("/proc/" + pid))) {
      return false;
    }
    String[] stat = stat(pid);
    boolean ended = stat[STATE].equals("Z") || stat[STATE].equals("X");
    return !ended && Long.parseLong(stat[STARTED]) == started;
  }

  private static String[] stat(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static String here() throws IOException {
    String start = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    return start + "/" + Files.readSymbolicLink(SELF.resolve("ns/pid"));
  }

  /** Whether a file belongs to the user of this process. */
  static boolean isOurUsers(Path file) throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(SELF));
  }

  @Override
  public String toString() {
    return pid + " " + started + " " + realm + "\n";
  }
}
