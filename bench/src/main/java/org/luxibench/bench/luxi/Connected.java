package org.luxibench.bench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.TearDown;

/** A connection on which one question is asked again and again. */
@SuppressWarnings("NullAway.Init")
public abstract class Connected {
  private Line line;
  private ByteBuffer request;

  void connect(Path socket, Question question) throws IOException {
    line = Line.to(socket);
    byte[] frame = question.frame();
    request = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
  }

  int ask() throws IOException {
    return line.exchange(request);
  }

  /** Hangs up. */
  @TearDown
  public void disconnect() throws IOException {
    line.close();
  }
}
