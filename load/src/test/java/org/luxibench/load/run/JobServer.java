package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.LuxiServer;

/**
 * A server that takes jobs, and says of each what it is told to say; it knows nothing of jobs whose
 * status is null, as after a loss. All of it on one thread.
 */
final class JobServer implements AutoCloseable {
  /** The fate of job 0 when every job is refused. */
  static final String REFUSED = "refused";

  private final LuxiServer server;
  private final Map<String, @Nullable String> jobs = new TreeMap<>();

  /** The status of a job by its number. */
  @FunctionalInterface
  interface Fate {
    @Nullable String of(int job);
  }

  private JobServer(Path socket, Fate fate) throws IOException {
    server =
        InlineServer.start(
            socket,
            (request, exchange) -> {
              if (request.method().equals("SubmitJob") && REFUSED.equals(fate.of(0))) {
                exchange.fail(new GanetiError("JobQueueError", List.of("no")));
              } else {
                exchange.succeed(JsonValue.of(answer(request, fate)));
              }
            });
  }

  static JobServer start(Path socket, Fate fate) throws IOException {
    return new JobServer(socket, fate);
  }

  private synchronized Object answer(LuxiRequest request, Fate fate) {
    return switch (request.method()) {
      case "SubmitJob" -> {
        int job = jobs.size() + 1;
        jobs.put(String.valueOf(job), fate.of(job));
        yield String.valueOf(job);
      }
      case "QueryJobs" -> {
        List<@Nullable Object> rows = new ArrayList<>();
        request.args().path(0).values().forEach(id -> rows.add(row(id.asString())));
        yield rows;
      }
      default -> List.of();
    };
  }

  private @Nullable Object row(String job) {
    String status = jobs.get(job);
    return status == null ? null : List.of(job, status, List.of());
  }

  /** How many jobs were accepted. */
  synchronized int accepted() {
    return jobs.size();
  }

  @Override
  public void close() {
    server.close();
  }
}
