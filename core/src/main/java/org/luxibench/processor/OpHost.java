package org.luxibench.processor;

import java.util.List;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** The job as its opcode's execution sees it. Implemented by the job queue. */
public interface OpHost {

  String jobId();

  /**
   * Name for the lock monitor, such as {@code Jq18/Job19/TEST_DELAY}; asked for at each attempt.
   */
  String ownerName();

  /** The opcode's priority at present, −20 (first) to 19. */
  int priority();

  /** Improves the priority by one, after a round of attempts in vain; never called at −20. */
  void raisePriority();

  /**
   * The opcode with its defaults filled in, as it is to be shown and saved from now on. Called once
   * an attempt holds the BGL, also when validation then fails.
   */
  void validated(OpCode opcode);

  /**
   * All locks are held and the unit is about to run. Whatever this throws passes through {@link
   * OpExecution#proceed} once the locks are released: the job knows why (canceled meanwhile, disk
   * full).
   */
  void running();

  /**
   * Appends to the job's log.
   *
   * @param type {@code message}, {@code progress}, {@code remote-import} or {@code jqueue-test}
   * @param message whatever {@link org.luxibench.json.Json#write} takes
   */
  void log(String type, Object message);

  /** Whether somebody asked to cancel the job. */
  boolean cancelRequested();

  /**
   * Submits jobs on behalf of the opcode, as SubmitManyJobs does.
   *
   * @param jobs each a list of opcodes
   */
  List<SubmittedJob> submit(List<List<JsonNode>> jobs);
}
