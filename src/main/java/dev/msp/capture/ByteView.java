package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Shows the bytes of a line without frames, as they come, to a person or a file. What came becomes
 * the bytes that are to be written to the reader; {@link #take} hands them over. Not safe for use
 * by several threads.
 */
public abstract sealed class ByteView permits TextView, HexView, PassThroughView {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  ByteView() {}

  /**
   * Shows some bytes.
   *
   * @param micros when they came or went, microseconds since 1970
   */
  public abstract void show(Event.Direction direction, Bytes bytes, long micros);

  /** Nothing came for a moment: shows what waited for more. */
  public abstract void quiet();

  /** Returns whether something waits for more, or for {@link #quiet}. */
  public abstract boolean isHolding();

  /** Ends the line if there is anything on it, so that something else can be written. */
  public abstract void freshLine();

  /**
   * Returns the line that has begun as it was written, so that it can be taken away and written
   * again below something else; empty where there is none, or where that cannot be told.
   */
  public Optional<String> openLine() {
    return Optional.empty();
  }

  /** Returns what is to be written to the reader, and forgets it. */
  public byte[] take() {
    byte[] bytes = shown.toByteArray();
    shown.reset();
    return bytes;
  }

  final void write(byte[] bytes) {
    shown.writeBytes(bytes);
  }
}
