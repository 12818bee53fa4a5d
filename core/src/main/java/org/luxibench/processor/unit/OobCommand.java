package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Effective;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/**
 * Speaks to nodes out of band, through the program their parameters name. A row of two cells, name
 * and answer, comes back for each node; the answer of one without a program is unavailable.
 */
record OobCommand(UnitContext context) implements LogicalUnit {
  private static final int NORMAL = 0;
  private static final int UNAVAILABLE = 3;

  @Override
  public void checkPrerequisites() throws GanetiException {
    String master = context.config().cluster().masterNode();
    boolean dangerous = command().equals("power-off") || command().equals("power-cycle");
    if (dangerous && Footprints.nodeNames(context, "node_names").contains(master)) {
      throw GanetiException.opPrereq(
          "%s is not for the master node, %s".formatted(command(), master), ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    Collection<String> asked = Footprints.nodeNames(context, "node_names");
    Collection<String> all = context.config().nodes().keySet();
    context.work();
    List<List<List<@Nullable Object>>> rows = new ArrayList<>();
    for (String name : asked.isEmpty() ? all : asked) {
      Node node = context.config().node(name).orElseThrow();
      rows.add(
          List.of(cell(NORMAL, name), hasProgram(node) ? answer(node) : cell(UNAVAILABLE, null)));
    }
    return rows;
  }

  private List<@Nullable Object> answer(Node node) throws GanetiException, IOException {
    return switch (command()) {
      case "power-status" -> cell(NORMAL, Map.of("powered", node.powered()));
      case "health" -> cell(NORMAL, List.of(List.of("PSU", "OK")));
      case "power-on", "power-off" -> {
        boolean powered = command().equals("power-on");
        context.change(
            config ->
                config.withNode(config.node(node.name()).orElseThrow().with("powered", powered)));
        yield cell(NORMAL, null);
      }
      default -> cell(NORMAL, null);
    };
  }

  private boolean hasProgram(Node node) {
    ClusterConfig config = context.config();
    Settings parameters =
        Effective.node(config.cluster().defaultNodeParameters(), config.group(node.group()), node);
    return !parameters.text("oob_program", "").isEmpty();
  }

  private String command() {
    return context.opcode().text("command");
  }

  private static List<@Nullable Object> cell(int status, @Nullable Object value) {
    return Arrays.asList(status, value);
  }
}
