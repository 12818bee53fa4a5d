package org.luxibench.bench.luxi;

import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A connection of its own for each thread. */
@State(Scope.Thread)
public class Client extends Connected {

  @Setup
  public void connect(Servers servers) throws IOException {
    connect(servers.socket(), servers.question);
  }
}
