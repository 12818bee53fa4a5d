package org.luxibench.processor;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One opcode's work under all its locks, as Java Flight Recorder keeps it. */
@Name("org.luxibench.Opcode")
@Label("Opcode")
@Category("luxibench")
@Description("The work of one opcode, all its locks being held")
@StackTrace(false)
final class OpcodeEvent extends Event {

  @Label("Job")
  String job = "";

  @Label("Opcode")
  String opcode = "";

  @Label("Outcome")
  @Description("Done, Failed or Canceled")
  String outcome = "";
}
