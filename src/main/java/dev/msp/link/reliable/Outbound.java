package dev.msp.link.reliable;

/**
 * The sending half of an open link: what is in the stream and not yet acknowledged, what of it was
 * lost, and how much may be sent. Source: MSP protocol, section 4.3, rules 2 to 4 and 6. All times
 * in nanoseconds.
 */
final class Outbound implements Flight.Judge {

  private static final int WINDOW_UNIT = 256;

  /** What may be sent before the other end has said how much it takes. */
  private static final int FIRST_WINDOW = 4 << 10;

  private static final int GREATEST_WINDOW = 2 << 20;

  /** A shorter frame is not worth its header while more room will come. */
  private static final int SHORTEST = 64;

  private final SendBuffer buffer = new SendBuffer();
  private final Flight flight = new Flight();
  private final RoundTrip roundTrip = new RoundTrip();
  private final FrameSize size;
  private final LineRate line;
  private final boolean timed;
  private final LinkFigures figures;

  private long counter;
  private long limit = FIRST_WINDOW;
  private long progressAt;
  private long now;

  Outbound(FrameSize size, LineRate line, boolean timed, LinkFigures figures) {
    this.size = size;
    this.line = line;
    this.timed = timed;
    this.figures = figures;
  }

  void countFrom(Origin origin) {
    counter = origin.counter();
    buffer.countFrom(origin.offset());
    limit = origin.offset() + FIRST_WINDOW;
  }

  SendBuffer buffer() {
    return buffer;
  }

  RoundTrip roundTrip() {
    return roundTrip;
  }

  /** Returns the CTR of the next frame, which is used with that. */
  long nextCounter() {
    return ++counter;
  }

  /** Returns whether everything that was sent is acknowledged. */
  boolean isAcknowledged() {
    return buffer.length() == 0;
  }

  /** Returns whether lost data may go out again now. */
  boolean maySendAgain() {
    return buffer.hasLost() && flight.data() < line.window();
  }

  /** Takes lost data for one frame; returns how many bytes from {@link SendBuffer#firstLost}. */
  int takeLost() {
    return buffer.takeLost(size.data(), size.greatest());
  }

  /** Returns how many bytes of new data may go out in one frame now. */
  int newRoom() {
    long window = Math.min(limit, buffer.start() + GREATEST_WINDOW) - buffer.end();
    int room = (int) Math.min(size.data(), window);
    boolean tooShort = room < SHORTEST && room < size.data();
    return tooShort || flight.data() >= line.window() ? 0 : room;
  }

  /** Returns whether the other end takes nothing at present and nothing is on its way to it. */
  boolean isShutOut() {
    return flight.isEmpty() && !buffer.hasLost() && limit - buffer.end() < SHORTEST;
  }

  /** Returns when the other end last told what it has and how much it takes. */
  long toldAt() {
    return now;
  }

  /** A frame with data goes out. */
  void sent(Flight.Sent frame, long time) {
    if (flight.isEmpty()) {
      progressAt = time;
    }
    flight.add(frame);
  }

  /** An acknowledgement block came, as 32 bits a field. */
  void acknowledged(int cumWire, int lastWire, int map, int wnd, long time) throws ProtocolFault {
    long cum = LinkFrame.unwrap(cumWire, buffer.start());
    long last = LinkFrame.unwrap(lastWire, counter);
    if (cum > buffer.end() || last > counter) {
      throw new ProtocolFault(
          ProtocolFault.PROTOCOL, "something was acknowledged that was never sent");
    }
    now = time;
    flight.acknowledged(cum, last, map, this);
    if (cum > buffer.start()) {
      figures.acknowledged += cum - buffer.start();
      buffer.acknowledge(cum);
      progressAt = time;
    }
    limit = Math.max(limit, cum + (long) wnd * WINDOW_UNIT);
  }

  @Override
  public void received(Flight.Sent frame, boolean newest) {
    size.received(frame.length());
    progressAt = now;
    if (newest) {
      roundTrip.sample(now - frame.leftAt());
    }
  }

  @Override
  public void lost(Flight.Sent frame) {
    figures.lost++;
    size.lost(frame.length());
    buffer.lose(frame.offset(), frame.end());
  }

  /**
   * Returns when everything on its way counts as lost. The clock starts with the newest frame: what
   * shows that an older one was lost is that a newer one arrived.
   */
  long timeoutAt() {
    return timed && !flight.isEmpty()
        ? Math.max(progressAt, flight.newest().leftAt()) + roundTrip.timeout()
        : Long.MAX_VALUE;
  }

  void timedOut() {
    figures.timeouts++;
    roundTrip.timedOut();
    flight.loseAll(this);
  }
}
