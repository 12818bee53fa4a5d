package org.luxibench.processor;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One pending acquisition of a level, from its request to its end. */
@Name("org.luxibench.LockWait")
@Label("Lock Wait")
@Category("luxibench")
@Description("An opcode waits for the locks of one level")
@StackTrace(false)
final class LockWaitEvent extends Event {

  @Label("Job")
  String job = "";

  @Label("Opcode")
  String opcode = "";

  @Label("Level")
  String level = "";

  @Label("Priority")
  int priority;

  @Label("Outcome")
  @Description("GRANTED, LAPSED or FAILED")
  String outcome = "";
}
