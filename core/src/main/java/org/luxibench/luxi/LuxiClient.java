package org.luxibench.luxi;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.luxibench.json.Json;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A blocking client: one connection, one request at a time. Not thread-safe. */
public final class LuxiClient implements AutoCloseable {
  private final AFUNIXSocket socket;
  private final Path path;
  private final byte[] chunk = new byte[1 << 16];

  private LuxiClient(AFUNIXSocket socket, Path path) {
    this.socket = socket;
    this.path = path;
  }

  /**
   * Connects.
   *
   * @param readTimeout longest wait for a reply; at least one millisecond
   * @throws IOException when nobody listens there
   */
  public static LuxiClient connect(Path path, Duration readTimeout) throws IOException {
    AFUNIXSocket socket = AFUNIXSocket.newInstance();
    try {
      socket.connect(AFUNIXSocketAddress.of(path));
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, readTimeout.toMillis()));
      return new LuxiClient(socket, path);
    } catch (IOException e) {
      socket.close();
      throw new IOException("cannot connect to " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sends a request that claims no version and waits for its reply.
   *
   * @return the result
   * @throws LuxiFault when the reply says {@code success: false}
   * @throws IOException when no reply came in time, or the connection was closed
   */
  public JsonNode call(String method, JsonNode args) throws IOException, LuxiFault {
    return resultOf(exchange(FrameCodec.request(method, args)));
  }

  /** Sends any bytes and returns the next frame without its end byte. */
  public byte[] exchange(byte[] frame) throws IOException {
    socket.getOutputStream().write(frame);
    return readFrame();
  }

  private byte[] readFrame() throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (true) {
      int count = read(in);
      if (chunk[count - 1] == FrameCodec.END) {
        reply.write(chunk, 0, count - 1);
        return reply.toByteArray();
      }
      reply.write(chunk, 0, count);
    }
  }

  private int read(InputStream in) throws IOException {
    try {
      int count = in.read(chunk);
      if (count < 0) {
        throw new EOFException("the server at " + path + " closed the connection without a reply");
      }
      return count;
    } catch (SocketTimeoutException e) {
      throw new IOException("no reply from " + path + " in " + socket.getSoTimeout() + " ms", e);
    }
  }

  private JsonNode resultOf(byte[] reply) throws IOException, LuxiFault {
    JsonNode message;
    try {
      message = Json.MAPPER.readTree(reply);
    } catch (JacksonException e) {
      throw new IOException("the reply from " + path + " is not JSON", e);
    }
    if (!message.path("success").isBoolean() || !message.has("result")) {
      throw new IOException("the reply from " + path + " lacks success or result");
    }
    if (!message.get("success").booleanValue()) {
      throw new LuxiFault(message.get("result"));
    }
    return message.get("result");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the connection to " + path, e);
    }
  }
}
