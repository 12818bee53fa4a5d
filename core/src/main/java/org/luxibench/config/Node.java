package org.luxibench.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine of the cluster. */
public record Node(Settings settings) implements ConfigItem {

  @Override
  public String name() {
    return settings.text("name");
  }

  /** UUID of the group it belongs to. */
  public String group() {
    return settings.text("group");
  }

  /** Address by which other nodes reach it. */
  public String primaryIp() {
    return settings.text("primary_ip", "");
  }

  /** Address for replication; the primary one where there is no second network. */
  public String secondaryIp() {
    return settings.text("secondary_ip", primaryIp());
  }

  /** Marked unreachable: it is not asked anything. */
  public boolean offline() {
    return settings.flag("offline", false);
  }

  /** Marked so that nothing new is put there. */
  public boolean drained() {
    return settings.flag("drained", false);
  }

  /** Keeps a copy of the configuration. */
  public boolean masterCandidate() {
    return settings.flag("master_candidate", false);
  }

  /** May become a master candidate. */
  public boolean masterCapable() {
    return settings.flag("master_capable", true);
  }

  /** May run instances. */
  public boolean vmCapable() {
    return settings.flag("vm_capable", true);
  }

  /** Whether out-of-band management thinks it has power. */
  public boolean powered() {
    return settings.flag("powered", true);
  }

  /** The node's own parameters, without its group's. */
  public Settings nodeParameters() {
    return settings.section("ndparams");
  }

  /** A copy marked offline or not. */
  public Node withOffline(boolean offline) {
    return with("offline", offline);
  }

  /** A copy marked drained or not. */
  public Node withDrained(boolean drained) {
    return with("drained", drained);
  }

  /** A copy that is a master candidate or not. */
  public Node withMasterCandidate(boolean candidate) {
    return with("master_candidate", candidate);
  }

  /** A copy in another group, given by UUID. */
  public Node withGroup(String groupUuid) {
    return with("group", groupUuid);
  }

  /** A copy with other tags. */
  public Node withTags(List<String> tags) {
    return with("tags", List.copyOf(tags));
  }

  /** A copy with one setting changed. */
  public Node with(String key, @Nullable Object value) {
    return new Node(settings.with(key, value));
  }
}
