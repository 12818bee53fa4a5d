package org.luxibench.luxi;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections the file descriptors of the process leave room for. A process that has used
 * up its descriptors can neither tell a newcomer so nor save a job: it takes fewer connections
 * rather than that.
 */
final class DescriptorRoom {
  private static final Logger LOG = LoggerFactory.getLogger(DescriptorRoom.class);

  /** Kept for job files, jars not opened yet and the server's own selector. */
  static final int SPARE = 128;

  private DescriptorRoom() {}

  /**
   * The options, with no more connections than there is room for.
   *
   * @throws IOException if there is room for none
   */
  static LuxiServerOptions bounded(LuxiServerOptions options) throws IOException {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? bounded(options, system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount())
        : options;
  }

  /**
   * The same, where the process may have and has so many descriptors.
   *
   * @throws IOException if there is room for none
   */
  static LuxiServerOptions bounded(LuxiServerOptions options, long most, long open)
      throws IOException {
    long room = most - open - SPARE;
    int wanted = options.limits().connections();
    if (room >= wanted) {
      return options;
    }
    String sentence =
        "%d file descriptors (ulimit -n), %d of them open and %d spare, leave room for %d connections, not for %d"
            .formatted(most, open, SPARE, Math.max(0, room), wanted);
    if (room < 1) {
      throw new IOException(sentence);
    }
    LOG.warn(sentence);
    return options.withConnections((int) room);
  }
}
