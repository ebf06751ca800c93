package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Bytes as rows of a hex dump. A row is written when it has 16 bytes, when bytes of the other
 * direction come, or when it is {@link #quiet}.
 *
 * <pre>
 *   &lt; 00000000  41 54 0D 0D 0A 4F 4B 0D  0A                       |AT...OK..|
 * </pre>
 *
 * <p>Behind the direction ({@code <} came in, {@code >} went out) stands the number of bytes before
 * this row in that direction, as eight hexadecimal digits.
 */
public final class HexView extends ByteView {

  private final String newline;
  private final Optional<TimeOfDay> time;
  private final long[] offsets = new long[Event.Direction.values().length];
  private Event.Direction direction = Event.Direction.IN;
  private Bytes row = Bytes.EMPTY;
  private long began;

  /**
   * Shows rows to one reader.
   *
   * @param newline what begins a new line there: LF, and CR LF on a terminal in raw mode
   * @param zone for the time of its first byte before each row, in this time zone
   */
  public HexView(String newline, Optional<ZoneId> zone) {
    this.newline = newline;
    this.time = zone.map(TimeOfDay::new);
  }

  @Override
  public void show(Event.Direction from, Bytes bytes, long micros) {
    if (from != direction) {
      quiet();
      direction = from;
    }
    int done = 0;
    while (done < bytes.length()) {
      if (row.isEmpty()) {
        began = micros;
      }
      int room = HexDump.BYTES_PER_LINE - row.length();
      int end = Math.min(bytes.length(), done + room);
      row = row.plus(bytes.slice(done, end));
      done = end;
      if (row.length() == HexDump.BYTES_PER_LINE) {
        quiet();
      }
    }
  }

  @Override
  public void quiet() {
    if (row.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(100);
    time.ifPresent(clock -> line.append(clock.clock(began)).append(' '));
    line.append(direction == Event.Direction.IN ? "< " : "> ");
    long offset = offsets[direction.ordinal()];
    line.append(HexDump.row(offset, row)).append(newline);
    write(line.toString().getBytes(StandardCharsets.US_ASCII));
    offsets[direction.ordinal()] = offset + row.length();
    row = Bytes.EMPTY;
  }

  @Override
  public boolean isHolding() {
    return !row.isEmpty();
  }

  @Override
  public void freshLine() {
    quiet();
  }
}
