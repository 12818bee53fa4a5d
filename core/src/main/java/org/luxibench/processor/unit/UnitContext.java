package org.luxibench.processor.unit;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.Instance;
import org.luxibench.config.InvalidConfigException;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LockChanges;
import org.luxibench.processor.OpHost;

/**
 * What one unit works on: its opcode, its job, and the cluster.
 *
 * @param opcode validated
 */
record UnitContext(OpCode opcode, OpHost host, LockChanges locks, Surroundings surroundings) {

  /** The configuration as of now; what the unit holds locks on does not change under it. */
  ClusterConfig config() {
    return surroundings.config().current();
  }

  SimulatedCluster cluster() {
    return surroundings.cluster();
  }

  /** What becomes of the configuration as it is when its turn comes. */
  @FunctionalInterface
  interface Change {
    /**
     * Looks at nothing but the given configuration where the unit holds no lock.
     *
     * @throws GanetiException if it does not fit what others have made of the configuration since
     */
    ClusterConfig apply(ClusterConfig now) throws GanetiException;
  }

  /**
   * Changes the configuration in one step: all of it is saved and seen, or nothing.
   *
   * @throws GanetiException what the change threw, or OpPrereqError, wrong_input, if what it made
   *     could not be read at the next start; nothing has changed then
   * @throws IOException if it cannot be saved; nothing has changed then
   */
  void change(Change change) throws GanetiException, IOException {
    try {
      surroundings.config().update(now -> applied(change, now));
    } catch (Misfit e) {
      throw e.reason;
    }
  }

  private static ClusterConfig applied(Change change, ClusterConfig now) {
    try {
      ClusterConfig changed = change.apply(now);
      ClusterConfigs.checkChange(now, changed);
      return changed;
    } catch (GanetiException e) {
      throw new Misfit(e);
    } catch (InvalidConfigException e) {
      throw new Misfit(GanetiException.opPrereq(e.getMessage(), ErrorCode.WRONG_INPUT));
    }
  }

  /** Carries a change's refusal out of the store. */
  private static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient GanetiException reason;

    Misfit(GanetiException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** The instance that {@code instance_name} means. */
  Instance instance() throws GanetiException {
    return NameExpansion.instance(config(), opcode.text("instance_name"));
  }

  /** The node that {@code node_name} means. */
  Node node() throws GanetiException {
    return NameExpansion.node(config(), opcode.text("node_name"));
  }

  /** The group that {@code group_name} means, by name or UUID. */
  NodeGroup group() throws GanetiException {
    return NameExpansion.group(config(), opcode.text("group_name"));
  }

  /** Lets the opcode's simulated work pass, or fail where a fault was injected. */
  void work() throws GanetiException, InterruptedException {
    work(cluster().durationOf(opcode.id()));
  }

  /** Lets work of another length pass, or fail where a fault was injected. */
  void work(Duration duration) throws GanetiException, InterruptedException {
    cluster().work(duration);
    var failure = cluster().faults().failure(opcode.id());
    if (failure.isPresent()) {
      throw GanetiException.opExec(failure.get());
    }
  }

  /**
   * A remote call to a node.
   *
   * @throws GanetiException OpExecError if it does not answer
   */
  void call(Node node) throws GanetiException {
    if (!cluster().answers(node)) {
      throw GanetiException.opExec(
          "Failure during rpc call to node %s: %s"
              .formatted(node.name(), node.offline() ? "Node is marked offline" : "no answer"));
    }
  }

  /**
   * Changes one instance as it is configured now, in one step.
   *
   * @throws IOException if it cannot be saved; then nothing has changed
   */
  void changeInstance(String name, UnaryOperator<Instance> change)
      throws GanetiException, IOException {
    change(config -> config.withInstance(change.apply(config.instance(name).orElseThrow())));
  }

  /**
   * A node that may be given work.
   *
   * @throws GanetiException OpPrereqError, wrong_state, if it is marked offline
   */
  Node online(String name) throws GanetiException {
    Node node = NameExpansion.node(config(), name);
    if (node.offline()) {
      throw GanetiException.opPrereq(
          "Node %s is marked offline".formatted(node.name()), ErrorCode.WRONG_STATE);
    }
    return node;
  }

  /**
   * A node that may be given an instance.
   *
   * @throws GanetiException OpPrereqError, wrong_state, if it is offline, drained or not capable
   */
  Node usable(String name) throws GanetiException {
    Node node = online(name);
    if (node.drained() || !node.vmCapable()) {
      throw GanetiException.opPrereq(
          "Node %s is %s".formatted(node.name(), node.drained() ? "drained" : "not vm_capable"),
          ErrorCode.WRONG_STATE);
    }
    return node;
  }

  /** Logs a line as it is. */
  void say(String message) {
    host.log("message", message);
  }

  void info(String message) {
    say(" - INFO: " + message);
  }

  void warn(String message) {
    say(" - WARNING: " + message);
  }

  /** Logs that a step of several begins. */
  void step(int number, int of, String what) {
    say("STEP %d/%d %s".formatted(number, of, what));
  }
}
