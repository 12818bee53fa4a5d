package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.luxibench.luxi.LuxiServerTest.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.JsonValue;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The socket as a file: whose it is, when it is there, and whom it may push aside. */
@Timeout(60)
final class SocketFileTest {
  private static final int STARTS = 200;

  private static final LuxiHandler ECHO =
      new LuxiHandler() {
        @Override
        public Route route(LuxiRequest request) {
          return Route.INLINE;
        }

        @Override
        public void handle(LuxiRequest request, Exchange exchange) {
          exchange.succeed(JsonValue.of(request.args()));
        }
      };

  @TempDir Path folder;

  @Test
  void hasItsModeAndGoesWithTheServer() throws IOException {
    Path socket = folder.resolve("luxi");
    try (LuxiServer server = LuxiServer.start(options(socket, 0660), ECHO)) {
      assertThat(modeOf(server.socket())).isEqualTo("rw-rw----");
    }
    try (LuxiServer server = LuxiServer.start(LuxiServerOptions.at(socket), ECHO)) {
      assertThat(modeOf(server.socket())).isEqualTo("rw-------");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void belongsToTheGroupAskedFor() throws IOException {
    Path socket = folder.resolve("luxi");
    String own = groupOf(folder);
    Optional<String> other = anotherGroupOfOurs(own);
    assumeTrue(other.isPresent(), "this user may give files to no group but " + own);

    try (LuxiServer server = LuxiServer.start(inGroup(socket, other.get()), ECHO)) {
      assertThat(groupOf(server.socket())).isEqualTo(other.get());
    }
  }

  @Test
  void unknownGroupIsNamedAndLeavesNothing() {
    assertThatThrownBy(
            () -> LuxiServer.start(inGroup(folder.resolve("luxi"), "no-such-group"), ECHO))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'no-such-group' is unknown");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void staleOneIsReplacedButNotOneThatSomebodyListensAt() throws IOException {
    Path socket = folder.resolve("luxi");
    Path stale = folder.resolve("stale");
    try (LuxiServer server = LuxiServer.start(LuxiServerOptions.at(socket), ECHO)) {
      assertThatThrownBy(() -> LuxiServer.start(LuxiServerOptions.at(server.socket()), ECHO))
          .hasMessageContaining("another server listens");
      assertThat(answers(socket)).isTrue();
      Files.createLink(stale, socket);
    }
    try (LuxiServer server = LuxiServer.start(LuxiServerOptions.at(stale), ECHO)) {
      assertThat(answers(server.socket())).isTrue();
    }
  }

  @Test
  void fileThatIsNoSocketIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "precious", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> LuxiServer.start(LuxiServerOptions.at(file), ECHO))
        .hasMessageContaining("is no socket");
    assertThat(file).content().isEqualTo("precious");
  }

  @Test
  void socketWhoseServerCannotBeAskedIsLeftAlone() throws IOException {
    Path socket = folder.resolve("luxi");
    try (AFUNIXDatagramSocket other = AFUNIXDatagramSocket.newInstance()) {
      other.bind(AFUNIXSocketAddress.of(socket));

      assertThatThrownBy(() -> LuxiServer.start(LuxiServerOptions.at(socket), ECHO))
          .hasMessageContaining("cannot tell whether a server listens at");
      assertThat(socket).exists();
    }
  }

  @Test
  void onlyOneStarterAtATimeLooksWhetherSomebodyListens() throws IOException {
    Path socket = folder.resolve("luxi");
    try (LockHolder other = LockHolder.start(folder.resolve("luxi.lock"))) {
      assertThatThrownBy(() -> LuxiServer.start(LuxiServerOptions.at(socket), ECHO))
          .hasMessageContaining("another server is just starting at");
      assertThat(other.file()).as("left to its owner").exists();
    }
    try (LuxiServer server = LuxiServer.start(LuxiServerOptions.at(socket), ECHO)) {
      assertThat(answers(server.socket())).isTrue();
      assertThat(folder.resolve("luxi.lock")).as("held no longer").doesNotExist();
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Whoever sees it at all sees its final mode, and is listened to. */
  @Test
  void appearsInOneStep() throws Exception {
    Path socket = folder.resolve("luxi");
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService watcher = Executors.newSingleThreadExecutor();
    try {
      Future<Set<String>> seen = watcher.submit(() -> lookAt(socket, over));
      for (int i = 0; i < STARTS; i++) {
        LuxiServer.start(options(socket, 0640), ECHO).close();
      }
      over.set(true);
      assertThat(seen.get()).isSubsetOf("rw-r-----").isNotEmpty();
    } finally {
      watcher.shutdownNow();
    }
  }

  private static Set<String> lookAt(Path socket, AtomicBoolean over) throws IOException {
    Set<String> modes = new TreeSet<>();
    while (!over.get()) {
      try {
        modes.add(modeOf(socket));
      } catch (NoSuchFileException betweenTwoServers) {
        Thread.onSpinWait();
      }
    }
    return modes;
  }

  private static boolean answers(Path socket) throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Echo", "1"));
      return client.reply().contains("1");
    }
  }

  private static LuxiServerOptions options(Path socket, int mode) {
    return options(socket, mode, Optional.empty());
  }

  private static LuxiServerOptions inGroup(Path socket, String group) {
    return options(socket, 0660, Optional.of(group));
  }

  private static LuxiServerOptions options(Path socket, int mode, Optional<String> group) {
    return new LuxiServerOptions(
        socket,
        mode,
        group,
        2,
        LuxiServerOptions.Limits.DEFAULT,
        LuxiServerOptions.Allowed.ANYBODY,
        true);
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String groupOf(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class).group().getName();
  }

  /** Of those that may be given a file of ours: root may give it to any. */
  private Optional<String> anotherGroupOfOurs(String own) throws IOException {
    Path probe = Files.writeString(folder.resolve("probe"), "");
    try (Stream<String> lines = Files.lines(Path.of("/etc/group"))) {
      return lines
          .map(line -> line.substring(0, line.indexOf(':')))
          .filter(group -> !group.equals(own) && mayHave(probe, group))
          .findFirst();
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean mayHave(Path probe, String group) {
    try {
      Files.setAttribute(
          probe,
          "posix:group",
          probe.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
