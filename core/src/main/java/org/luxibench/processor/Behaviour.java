package org.luxibench.processor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.luxibench.opcode.Bgl;
import org.luxibench.opcode.OpcodeDefinition;

/**
 * The three behaviours of REFERENCE 1, which differ in what a query and the verification of the
 * configuration lock, and one that shows the other starvation told there.
 */
public enum Behaviour {
  /** Before the fix: a query takes the BGL shared and waits for it without a time-out. */
  BGL_QUERIES,
  /** The fix: a query takes no lock. */
  LOCK_FREE_QUERIES,
  /** The fix of 2.5: queries as before it, but the verification shares all locks. */
  SHARED_VERIFY,
  /**
   * The fix, but as in the reference each WaitForJobChange holds a request worker while it waits.
   */
  HELD_WAITS;

  private static final String VERIFY_CONFIG = "OP_CLUSTER_VERIFY_CONFIG";

  /** The name on the command line and in results, such as {@code bgl-queries}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The behaviour of this wire name, if there is one. */
  public static Optional<Behaviour> find(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /**
   * The behaviour of this wire name.
   *
   * @throws IllegalArgumentException naming the value and those that exist
   */
  public static Behaviour parse(String wireName) {
    return find(wireName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown behaviour '%s', expected one of %s".formatted(wireName, names())));
  }

  /** Whether a query that is an opcode in the reference takes the BGL shared. */
  public boolean queriesTakeBgl() {
    return this == BGL_QUERIES || this == SHARED_VERIFY;
  }

  /** Whether a client that watches a job holds a request worker until it is told. */
  public boolean waitsHoldWorkers() {
    return this == HELD_WAITS;
  }

  /** Whether request workers can run out because requests wait in them. */
  public boolean workersRunOut() {
    return queriesTakeBgl() || waitsHoldWorkers();
  }

  /** How an opcode takes the BGL under this behaviour. */
  public Bgl bglOf(OpcodeDefinition definition) {
    return verifySharesAll(definition) ? Bgl.SHARED : definition.bgl();
  }

  /** Whether the opcode is the verification that shares every instance, group and node lock. */
  public boolean verifySharesAll(OpcodeDefinition definition) {
    return this == SHARED_VERIFY && definition.id().equals(VERIFY_CONFIG);
  }

  private static String names() {
    return Arrays.stream(values()).map(Behaviour::wireName).collect(Collectors.joining(", "));
  }
}
