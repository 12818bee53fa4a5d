package org.luxibench.processor.unit;

import java.util.List;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Verifies that the nodes of a group answer and its instances are as they are meant to be. */
record ClusterVerifyGroup(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    ClusterConfig config = context.config();
    NodeGroup group = context.group();
    List<Node> nodes = config.nodesOfGroup(group.uuid());
    Findings findings = new Findings(context);
    findings.section("Verifying group '" + group.name() + "'");
    findings.section("Gathering data (" + nodes.size() + " nodes)");
    context.work();
    findings.section("Gathering information about nodes (" + nodes.size() + " nodes)");
    findings.section("Gathering disk information (" + nodes.size() + " nodes)");
    findings.section("Verifying configuration file consistency");
    findings.section("Verifying node status");
    for (Node node : nodes) {
      findings.check(
          node.offline() || context.cluster().answers(node),
          "ENODERPC",
          "node " + node.name(),
          "while contacting node: no answer");
    }
    findings.section("Verifying instance status");
    config.instancesOfGroup(group.uuid()).forEach(instance -> verify(instance, findings));
    findings.section("Verifying orphan volumes");
    findings.section("Verifying N+1 Memory redundancy");
    notes(nodes, findings);
    findings.section("Hooks Results");
    return findings.clean();
  }

  private void verify(Instance instance, Findings findings) {
    boolean reachable =
        context
            .config()
            .node(instance.primaryNode())
            .filter(context.cluster()::answers)
            .isPresent();
    findings.check(
        !reachable || context.cluster().runs(instance) == instance.adminUp(),
        "EINSTANCEDOWN",
        "instance " + instance.name(),
        "instance not running on its primary node " + instance.primaryNode());
    findings.check(
        reachable || !instance.adminUp(),
        "EINSTANCEBADNODE",
        "instance " + instance.name(),
        "instance lives on a node that does not answer: " + instance.primaryNode());
  }

  private static void notes(List<Node> nodes, Findings findings) {
    findings.section("Other Notes");
    long offline = nodes.stream().filter(Node::offline).count();
    long drained = nodes.stream().filter(Node::drained).count();
    if (offline > 0) {
      findings.notice(offline + " offline node(s) found.");
    }
    if (drained > 0) {
      findings.notice(drained + " drained node(s) found.");
    }
  }
}
