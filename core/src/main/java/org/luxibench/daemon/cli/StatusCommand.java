package org.luxibench.daemon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code luxibench status --socket P}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells what a daemon is doing: its cluster, its jobs, the locks in use.",
    footer = {"", "Exit codes: 0 told, 1 no reply, 2 wrong usage, 3 success is false."})
final class StatusCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private ClientOptions server;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (LuxiClient client = server.connect()) {
      tellJobs(out, ask(client, "QueryJobs", "[null,[\"id\",\"status\",\"summary\"]]"));
      tellLocks(
          out, ask(client, "QueryLocks", "[[\"name\",\"mode\",\"owner\",\"pending\"],false]"));
      JsonNode cluster = ask(client, "QueryClusterInfo", "[]");
      out.printf(
          "cluster   %s, master %s%n",
          cluster.path("name").asString(), cluster.path("master").asString());
      return ExitCode.OK;
    } catch (LuxiFault fault) {
      out.println(Json.text(fault.result()));
      return ExitCode.REFUSED;
    } finally {
      out.flush();
    }
  }

  private static JsonNode ask(LuxiClient client, String method, String args)
      throws IOException, LuxiFault {
    return client.call(method, Json.MAPPER.readTree(args));
  }

  private static void tellJobs(PrintWriter out, JsonNode jobs) {
    Map<String, Integer> counts = new TreeMap<>();
    jobs.values().forEach(job -> counts.merge(job.path(1).asString(), 1, Integer::sum));
    out.printf("jobs      %d %s%n", jobs.size(), counts);
    for (JsonNode job : jobs.values()) {
      if (job.path(1).asString().matches("running|waiting|canceling")) {
        out.printf(
            "  %-9s %s %s%n",
            job.path(1).asString(), job.path(0).asString(), Json.text(job.path(2)));
      }
    }
  }

  private static void tellLocks(PrintWriter out, JsonNode locks) {
    out.printf("locks     %d%n", locks.size());
    for (JsonNode lock : locks.values()) {
      boolean inUse = !lock.path(2).isNull() || !lock.path(3).isEmpty();
      if (inUse) {
        out.printf(
            "  %s %s by %s, pending %s%n",
            lock.path(0).asString(),
            lock.path(1).isNull() ? "free" : lock.path(1).asString(),
            Json.text(lock.path(2)),
            Json.text(lock.path(3)));
      }
    }
  }
}
