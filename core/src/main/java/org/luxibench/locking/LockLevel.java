package org.luxibench.locking;

/** The levels in the only order in which one owner may take them. */
public enum LockLevel {
  CLUSTER("BGL"),
  INSTANCE("instances"),
  NODEGROUP("nodegroups"),
  NODE("nodes");

  private final String setName;

  LockLevel(String setName) {
    this.setName = setName;
  }

  /** Name of this level's lock set, the first half of a monitor row's name. */
  public String setName() {
    return setName;
  }
}
