package org.luxibench.luxi;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;

/**
 * A reply as a chain of chunks: a large one is never one array and never a string. Chunks grow, so
 * that a small reply costs one small array.
 */
final class ReplyBytes extends OutputStream {
  private static final int FIRST = 512;
  private static final int LARGEST = 1 << 16;

  /** Full chunks after which a reply is large: some 36 KB. */
  private static final int LARGE = 3;

  /** Nobody reads what is being written. */
  static final class UnwantedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwantedException() {
      super("the client has gone", null, false, false);
    }
  }

  private final BooleanSupplier unwanted;
  private final Runnable givingWay;
  private final List<ByteBuffer> full = new ArrayList<>(1);
  private byte[] chunk = new byte[FIRST];
  private int used;

  private ReplyBytes(BooleanSupplier unwanted, Runnable givingWay) {
    this.unwanted = unwanted;
    this.givingWay = givingWay;
  }

  /**
   * The frame of a reply, in order. Whoever writes a large one gives up its processor each few
   * thousand bytes if somebody waits for it: the thread that answers the small ones, for one, which
   * the scheduler else leaves waiting for a time slice.
   *
   * @param unwanted whether nobody is left to read it; asked each few thousand bytes
   * @throws UnwantedException if so
   */
  @SuppressWarnings("ThreadPriorityCheck") // nothing hangs on it but how soon others run
  static List<ByteBuffer> encode(JsonValue result, boolean success, BooleanSupplier unwanted) {
    return encode(result, success, unwanted, Thread::yield);
  }

  /** The same, giving way otherwise. */
  static List<ByteBuffer> encode(
      JsonValue result, boolean success, BooleanSupplier unwanted, Runnable givingWay) {
    ReplyBytes bytes = new ReplyBytes(unwanted, givingWay);
    try (JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      FrameCodec.writeReply(out, result, success);
    }
    bytes.write(FrameCodec.END);
    return bytes.finish();
  }

  @Override
  public void write(int b) {
    if (used == chunk.length) {
      nextChunk();
    }
    chunk[used++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    if (unwanted.getAsBoolean()) {
      throw new UnwantedException();
    }
    if (full.size() >= LARGE) {
      givingWay.run();
    }
    int done = 0;
    while (done < length) {
      if (used == chunk.length) {
        nextChunk();
      }
      int count = Math.min(length - done, chunk.length - used);
      System.arraycopy(source, offset + done, chunk, used, count);
      used += count;
      done += count;
    }
  }

  private void nextChunk() {
    full.add(ByteBuffer.wrap(chunk, 0, used));
    chunk = new byte[Math.min(LARGEST, 8 * chunk.length)];
    used = 0;
  }

  private List<ByteBuffer> finish() {
    full.add(ByteBuffer.wrap(chunk, 0, used));
    return full;
  }
}
