package org.luxibench.luxi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of one connection into messages. Keeps no memory while nothing is unread, so that
 * an idle connection costs none.
 */
final class FrameReader {
  private static final byte[] EMPTY = {};

  private final int limit;

  private byte[] buffer = EMPTY;

  /** The next message begins here. */
  private int start;

  /** Bytes before this one are known to hold no end byte, counting from {@link #start}. */
  private int scanned;

  private int end;

  /**
   * @param limit longest message in bytes
   */
  FrameReader(int limit) {
    this.limit = limit;
  }

  /** Takes all that the chunk holds. */
  void feed(ByteBuffer chunk) {
    int count = chunk.remaining();
    makeRoom(count);
    chunk.get(buffer, end, count);
    end += count;
  }

  /**
   * The next whole message, its end byte cut off; null if there is none yet.
   *
   * @throws BrokenMessageException when the message is longer than allowed, complete or not
   */
  @Nullable Frame next() throws BrokenMessageException {
    boolean whole = hasWhole();
    int at = scanned;
    if (at - start > limit) {
      throw new BrokenMessageException("message longer than " + limit + " bytes");
    }
    return whole ? cut(at) : null;
  }

  /** Whether a whole message waits. */
  boolean hasWhole() {
    int at = scanned;
    while (at < end && buffer[at] != FrameCodec.END) {
      at++;
    }
    scanned = at;
    return at < end;
  }

  /** How many bytes wait, in whole messages or not. */
  int unread() {
    return end - start;
  }

  /** How much memory those take, in bytes. */
  int held() {
    return buffer.length;
  }

  private Frame cut(int at) {
    Frame frame = new Frame(buffer, start, at - start);
    start = at + 1;
    scanned = start;
    if (start == end) {
      buffer = EMPTY;
      start = 0;
      scanned = 0;
      end = 0;
    }
    return frame;
  }

  /** Messages already cut keep the old array; what is left unread moves to a new one. */
  private void makeRoom(int count) {
    if (buffer.length - end >= count) {
      return;
    }
    int unread = end - start;
    int size = unread == 0 ? count : Math.max(unread + count, Math.min(2 * unread, limit + count));
    byte[] larger = new byte[size];
    System.arraycopy(buffer, start, larger, 0, unread);
    scanned -= start;
    start = 0;
    end = unread;
    buffer = larger;
  }

  /** A stretch of bytes that nobody changes any more. */
  static final class Frame {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    Frame(byte[] bytes, int offset, int length) {
      this.bytes = bytes;
      this.offset = offset;
      this.length = length;
    }

    /** The array it lies in; not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    int offset() {
      return offset;
    }

    int length() {
      return length;
    }
  }
}
