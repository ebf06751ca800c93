package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes, of bounded length, from a stream that may never end. */
final class Lines {

  /** Greatest length of a line, in bytes. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private int from;
  private int to;
  private byte[] line = new byte[256];
  private int length;
  private boolean tooLong;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Returns the next line without its end ({@code \n} only), or null after the last. */
  @Nullable Bytes next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      keep(from, end);
      from = end;
      if (end < to) {
        from++;
        return Bytes.copyOf(line, 0, length);
      }
    }
    return any ? Bytes.copyOf(line, 0, length) : null;
  }

  /** Returns whether the line just read was longer than {@link #LONGEST}; its rest is gone. */
  boolean wasTooLong() {
    return tooLong;
  }

  /** Returns whether there certainly is more, without waiting for it. */
  boolean hasMore() throws IOException {
    return from < to || in.available() > 0;
  }

  private void keep(int start, int end) {
    int count = Math.min(end - start, LONGEST - length);
    tooLong |= count < end - start;
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
    }
    System.arraycopy(buffer, start, line, length, count);
    length += count;
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    from = 0;
    to = Math.max(0, count);
    return count > 0;
  }
}
