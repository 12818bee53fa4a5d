package org.luxibench.bench.luxi;

import java.nio.charset.StandardCharsets;

/** What is asked again and again. */
public enum Question {
  /** A handful of bytes. */
  VALUES("QueryConfigValues", "[\"cluster_name\"]"),
  /** Two kilobytes. */
  INFO("QueryClusterInfo", "[]"),
  /** Three fields of all instances. */
  INSTANCES(
      "Query",
      "{\"what\":\"instance\",\"fields\":[\"name\",\"pnode\",\"admin_state\"],\"filter\":null}"),
  /** The same and whether each runs, which no reply kept earlier can tell. */
  LIVE(
      "Query",
      "{\"what\":\"instance\",\"fields\":[\"name\",\"pnode\",\"admin_state\",\"status\"],"
          + "\"filter\":null}");

  private final String method;
  private final String args;

  Question(String method, String args) {
    this.method = method;
    this.args = args;
  }

  /** The request, as the stock client writes it. */
  byte[] frame() {
    return ("{\"args\": "
            + args
            + ", \"method\": \""
            + method
            + "\", \"version\": 2050000}\n\u0003")
        .getBytes(StandardCharsets.UTF_8);
  }
}
