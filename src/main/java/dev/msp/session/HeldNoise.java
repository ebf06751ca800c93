package dev.msp.session;

import dev.msp.frame.Fault;

/**
 * Noise that came in small pieces, on its way into a journal as one event: a line may give every
 * byte by itself.
 */
final class HeldNoise {

  /** Greatest number of bytes that are joined. */
  static final int CAPACITY = 4096;

  static final Fault NOISE = new Fault(Fault.Kind.NOISE, 0, 0);

  private final byte[] bytes = new byte[CAPACITY];
  private int length;
  private long micros;
  private long connection;

  boolean isEmpty() {
    return length == 0;
  }

  /** Returns whether a piece may be joined to what is held. */
  boolean takes(long fromConnection, int more) {
    return length == 0
        ? more < CAPACITY
        : fromConnection == connection && length + more <= CAPACITY;
  }

  void add(long time, long fromConnection, Journal.Raw raw) {
    if (length == 0) {
      micros = time;
      connection = fromConnection;
    }
    System.arraycopy(raw.array, raw.offset, bytes, length, raw.length);
    length += raw.length;
  }

  /** Returns when the first of the bytes came. */
  long micros() {
    return micros;
  }

  long connection() {
    return connection;
  }

  /** Points to the bytes, which are no longer held. */
  void take(Journal.Raw raw) {
    raw.of(bytes, 0, length);
    length = 0;
  }
}
