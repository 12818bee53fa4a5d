package org.luxibench.bench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A connection of its own for each thread. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class Client {
  private Line line;
  private ByteBuffer request;

  @Setup
  public void connect(Servers servers) throws IOException {
    line = Line.to(servers.socket());
    byte[] frame = servers.question.frame();
    request = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
  }

  int ask() throws IOException {
    return line.exchange(request);
  }

  @TearDown
  public void disconnect() throws IOException {
    line.close();
  }
}
