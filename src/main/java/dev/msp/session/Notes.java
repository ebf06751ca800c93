package dev.msp.session;

/** A journal for what has no session of its own, such as a listener. Safe for several threads. */
public final class Notes implements AutoCloseable {

  private static final int CAPACITY = 512 << 10;

  private final Clock clock;
  private final Journal journal = new Journal(CAPACITY);

  /** Makes one without notes. */
  public Notes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes a change of state.
   *
   * @param state the new state in one word
   * @param detail what is to be said of it
   */
  public synchronized void add(String state, String detail) {
    journal.state(clock.micros(clock.nanos()), 0, state, detail);
    journal.publish();
  }

  /** Returns what was noted. */
  public Journal journal() {
    return journal;
  }

  /** Nothing more will be noted: readers are told. */
  @Override
  public synchronized void close() {
    journal.close();
  }
}
