package org.luxibench.luxi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight recorder's line for a request, from its being read to its being answered. */
@Name("org.luxibench.Request")
@Label("LUXI request")
@Category("luxibench")
@Description("A LUXI request was answered")
@StackTrace(false)
final class RequestEvent extends Event {
  @Label("Method")
  String method = "";

  @Label("Client's process")
  long pid;
}
