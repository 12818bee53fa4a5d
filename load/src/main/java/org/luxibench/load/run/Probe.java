package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import org.luxibench.load.scenario.Names;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The run's own connection, apart from the measured ones. A call that got no answer ends the
 * connection; the next call makes a new one. Not thread-safe.
 */
final class Probe implements AutoCloseable {
  /** Of the cluster, of its nodes, of its instances. */
  static final int CALLS_FOR_NAMES = 3;

  private final Path socket;
  private final Dialect dialect;
  private final Duration patience;
  private @Nullable LuxiClient client;

  Probe(Path socket, Dialect dialect, Duration patience) {
    this.socket = socket;
    this.dialect = dialect;
    this.patience = patience;
  }

  /** Who holds the big lock and who waits for it. */
  BglView bgl() throws IOException {
    return read(dialect.locks(), BglView::of);
  }

  /** Submits one job and returns its id. */
  String submit(List<JsonNode> ops) throws IOException {
    return read(dialect.submit(ops), JsonNode::asString);
  }

  /** The states of jobs, in the order asked for; of all jobs when none are named. */
  List<String> statuses(List<String> jobs) throws IOException {
    return read(
        dialect.jobs(jobs),
        rows -> rows.values().stream().map(row -> row.path(1).asString("gone")).toList());
  }

  void cancel(String job) throws IOException {
    call(dialect.cancel(job));
  }

  void drain(boolean on) throws IOException {
    call(dialect.drain(on));
  }

  /** Names for requests and jobs to use. */
  Names names() throws IOException {
    String cluster =
        read(dialect.configValues(List.of("cluster_name")), values -> values.path(0).asString());
    return new Names(cluster, column(dialect.names("node")), column(dialect.names("instance")));
  }

  /** The server's software version; empty when it tells none. */
  String version() {
    try {
      return call("QueryClusterInfo", Json.MAPPER.createArrayNode())
          .path("software_version")
          .asString("");
    } catch (IOException untold) {
      return "";
    }
  }

  private List<String> column(Dialect.Message message) throws IOException {
    return read(
        message,
        answer ->
            Dialect.rows(answer).values().stream()
                .map(row -> row.path(0))
                .map(cell -> (cell.isArray() ? cell.path(1) : cell).asString())
                .toList());
  }

  /** An answer that is not what was asked for is as good as none. */
  private <T> T read(Dialect.Message message, Function<JsonNode, T> reader) throws IOException {
    JsonNode answer = call(message);
    try {
      return reader.apply(answer);
    } catch (JacksonException otherwise) {
      throw new IOException(
          "the daemon's answer to %s is not what it should be: %s"
              .formatted(message.method(), otherwise.getOriginalMessage()),
          otherwise);
    }
  }

  JsonNode call(Dialect.Message message) throws IOException {
    return call(message.method(), message.args());
  }

  /**
   * Makes any call.
   *
   * @throws IOException when no answer came in time
   * @throws RefusedException when the answer was a refusal
   */
  JsonNode call(String method, JsonNode args) throws IOException {
    try {
      return connected().call(method, args);
    } catch (LuxiFault refused) {
      // Some servers end the connection on which they were asked what they cannot read.
      close();
      throw new RefusedException(method, refused);
    } catch (IOException unanswered) {
      close();
      throw unanswered;
    }
  }

  private LuxiClient connected() throws IOException {
    LuxiClient open = client;
    if (open == null) {
      open = LuxiClient.connect(socket, patience);
      client = open;
    }
    return open;
  }

  @Override
  public void close() {
    LuxiClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
  }

  /** The server answered, and said no: trying again will not help. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String method, LuxiFault fault) {
      super("the daemon refused %s: %s".formatted(method, fault.getMessage()), fault);
    }
  }

  /** A job came to another end than the scenario counts on. */
  static final class EndedOtherwiseException extends IOException {
    private static final long serialVersionUID = 1L;

    EndedOtherwiseException(String message) {
      super(message);
    }
  }
}
