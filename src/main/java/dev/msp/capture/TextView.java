package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Bytes as lines of text that cannot control a terminal (see {@link SafeText}), each where wanted
 * behind the time at which it began. A line without an end, such as a prompt, is shown at once.
 */
public final class TextView extends ByteView {

  private static final int TAB = 8;
  private static final int LONGEST_OPEN_LINE = 1024;

  private final Charset charset;
  private final String newline;
  private final Optional<TimeOfDay> time;
  private final SafeStream in;
  private final SafeStream out;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder open = new StringBuilder();
  private Event.Direction last = Event.Direction.IN;
  private long now;
  private boolean begun;
  private int column;

  /**
   * Shows text to one reader.
   *
   * @param charset what the reader understands
   * @param newline what begins a new line there: LF, and CR LF on a terminal in raw mode
   * @param end what ends a line of those that come
   * @param zone for a time before each line, in this time zone
   */
  public TextView(Charset charset, String newline, LineEnd end, Optional<ZoneId> zone) {
    this.charset = charset;
    this.newline = newline;
    this.time = zone.map(TimeOfDay::new);
    SafeText safe = SafeText.forCharset(charset);
    this.in = new SafeStream(safe, end, new Line());
    this.out = new SafeStream(safe, LineEnd.AUTO, new Line());
  }

  @Override
  public void show(Event.Direction direction, Bytes bytes, long micros) {
    if (direction != last) {
      stream(last).parted();
      last = direction;
    }
    now = micros;
    stream(direction).feed(bytes);
    write();
  }

  private SafeStream stream(Event.Direction direction) {
    return direction == Event.Direction.IN ? in : out;
  }

  @Override
  public void quiet() {
    in.quiet();
    out.quiet();
    write();
  }

  @Override
  public boolean isHolding() {
    return in.isHolding() || out.isHolding();
  }

  @Override
  public void freshLine() {
    in.parted();
    out.parted();
    if (begun) {
      new Line().lineEnd();
    }
    write();
  }

  @Override
  public Optional<String> openLine() {
    boolean whole = begun && open.length() <= LONGEST_OPEN_LINE;
    return whole ? Optional.of(open.toString()) : Optional.empty();
  }

  private void put(String shown) {
    text.append(shown);
    if (open.length() <= LONGEST_OPEN_LINE) {
      open.append(shown);
    }
  }

  private void write() {
    if (text.length() > 0) {
      write(text.toString().getBytes(charset));
      text.setLength(0);
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      time.ifPresent(clock -> put(clock.clock(now) + ' '));
    }
  }

  /** The line that both directions are written on. */
  private final class Line implements SafeStream.Sink {

    @Override
    public void text(String safe) {
      begin();
      put(safe);
      column += safe.codePointCount(0, safe.length());
    }

    @Override
    public void tab() {
      begin();
      int blanks = TAB - column % TAB;
      put(" ".repeat(blanks));
      column += blanks;
    }

    @Override
    public void lineEnd() {
      begin();
      text.append(newline);
      open.setLength(0);
      begun = false;
      column = 0;
    }
  }
}
