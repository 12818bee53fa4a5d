package org.luxibench.processor.unit;

import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Verifies that the configuration agrees with itself. */
record ClusterVerifyConfig(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    ClusterConfig config = context.config();
    Findings findings = new Findings(context);
    findings.section("Verifying cluster config");
    for (Instance instance : config.instances().values()) {
      for (String node : Footprints.nodesOf(instance)) {
        findings.check(
            config.node(node).isPresent(),
            "ECLUSTERCFG",
            "instance " + instance.name(),
            "lives on node '" + node + "', which is not configured");
      }
    }
    context.work();
    findings.section("Verifying cluster certificate files");
    findings.section("Verifying hypervisor parameters");
    for (String hypervisor : config.cluster().enabledHypervisors()) {
      findings.check(
          config.cluster().settings().section("hvparams").has(hypervisor),
          "ECLUSTERCFG",
          "cluster",
          "enabled hypervisor '" + hypervisor + "' has no parameters");
    }
    findings.section("Verifying all nodes belong to an existing group");
    for (Node node : config.nodes().values()) {
      findings.check(
          config.group(node.group()).isPresent(),
          "ECLUSTERDANGLINGNODES",
          "node " + node.name(),
          "belongs to group '" + node.group() + "', which is not configured");
    }
    return findings.clean();
  }
}
