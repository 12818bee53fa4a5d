package org.luxibench.daemon.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code luxibench call --socket P METHOD [ARGS]}. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    description = "Sends one LUXI request and prints its result as JSON.",
    footer = {
      "",
      "luxibench call --socket /run/luxi QueryConfigValues '[\"cluster_name\"]'",
      "",
      "Exit codes: 0 the request succeeded, 1 no reply, 2 wrong usage, 3 success is false."
    })
final class CallCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private ClientOptions server;

  @Parameters(index = "0", paramLabel = "METHOD", description = "Such as QueryClusterInfo.")
  @SuppressWarnings("NullAway.Init")
  private String method;

  @Parameters(
      index = "1",
      paramLabel = "ARGS",
      defaultValue = "[]",
      description = "The arguments as JSON; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private String args;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    JsonNode arguments = parse();
    try (LuxiClient client = server.connect()) {
      print(client.call(method, arguments));
      return ExitCode.OK;
    } catch (LuxiFault fault) {
      print(fault.result());
      return ExitCode.REFUSED;
    }
  }

  private JsonNode parse() {
    try {
      return Json.MAPPER.readTree(args);
    } catch (JacksonException e) {
      throw new ParameterException(
          spec.commandLine(), "ARGS is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private void print(JsonNode result) {
    spec.commandLine().getOut().println(Json.text(result));
    spec.commandLine().getOut().flush();
  }
}
