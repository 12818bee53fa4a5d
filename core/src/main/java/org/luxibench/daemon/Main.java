package org.luxibench.daemon;

/** Entry point of this module's commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
