package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.PeerCredentials;
import tools.jackson.databind.node.NullNode;

@Timeout(60)
final class DiskThreadsTest {
  private static final Arguments NONE = new Arguments(List.of(), NullNode.getInstance());

  private final DiskThreads disk = new DiskThreads();

  @AfterEach
  void close() {
    disk.close();
  }

  @Test
  void whoeverCallsIsFreeWhileTheDiskStalls() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    LuxiMethod method =
        disk.running(
            ArgumentShape.LIST,
            0,
            args -> {
              stalled.await();
              return "saved";
            });
    assertThat(method.brief().test(NONE.asSent())).isTrue();
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < 2 * DiskThreads.THREADS; i++) {
      Reply reply = new Reply(false);
      replies.add(reply);
      method.body().run(NONE, reply);
    }
    assertThat(replies).noneMatch(reply -> reply.said.isDone());
    stalled.countDown();
    for (Reply reply : replies) {
      assertThat(reply.said.get(30, TimeUnit.SECONDS)).isEqualTo("\"saved\"");
    }
  }

  @Test
  void errorsAreAnsweredAsEverywhere() throws Exception {
    assertThat(
            said(
                args -> {
                  throw new GanetiException(GanetiError.of("JobQueueError", "no"));
                }))
        .isEqualTo("JobQueueError");
    assertThat(
            said(
                args -> {
                  throw new IllegalStateException("a bug");
                }))
        .isEqualTo("unexpected: a bug");
    assertThat(
            said(
                args -> {
                  throw new OutOfMemoryError("all used");
                }))
        .isEqualTo("unexpected: all used");
  }

  @Test
  void requestOfAClientThatHasGoneIsDropped() throws Exception {
    List<String> ran = new ArrayList<>();
    disk.running(ArgumentShape.LIST, 0, args -> ran.add("gone")).body().run(NONE, new Reply(true));
    disk.close();
    assertThat(disk.awaitEnd(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ran).isEmpty();
  }

  private String said(LuxiMethod.Answer answer) throws Exception {
    Reply reply = new Reply(false);
    disk.running(ArgumentShape.LIST, 0, answer).body().run(NONE, reply);
    return reply.said.get(30, TimeUnit.SECONDS);
  }

  private static final class Reply implements Exchange {
    private final CompletableFuture<String> said = new CompletableFuture<>();
    private final boolean gone;

    Reply(boolean gone) {
      this.gone = gone;
    }

    @Override
    public void succeed(JsonValue result) {
      said.complete(Json.text(result));
    }

    @Override
    public void succeedEncoded(byte[] frame) {
      throw new IllegalStateException("not encoded before");
    }

    @Override
    public void fail(GanetiError error) {
      said.complete(error.className());
    }

    @Override
    public void failUnexpected(Throwable cause) {
      said.complete("unexpected: " + cause.getMessage());
    }

    @Override
    public void aside(Answering answering) {
      throw new IllegalStateException("not large");
    }

    @Override
    public boolean clientGone() {
      return gone;
    }

    @Override
    public void onClientGone(Runnable action) {
      throw new IllegalStateException("nothing to be told");
    }

    @Override
    public PeerCredentials peer() {
      return new PeerCredentials(1, 2, List.of());
    }
  }
}
