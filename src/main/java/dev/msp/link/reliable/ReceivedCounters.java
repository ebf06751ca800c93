package dev.msp.link.reliable;

/**
 * Which CTRs were taken: the greatest, and which of the 32 before it. Source: MSP protocol, section
 * 4.1.
 */
final class ReceivedCounters {

  private static final int REACH = Integer.SIZE;

  private long last;
  private int map;
  private boolean any;

  void countFrom(long counter) {
    last = counter;
  }

  long last() {
    return last;
  }

  int map() {
    return map;
  }

  /** Returns the CTR that 32 bits on the wire stand for. */
  long unwrap(int wire) {
    return LinkFrame.unwrap(wire, last);
  }

  /**
   * Takes a CTR greater than all before.
   *
   * @return whether none was left out before it
   */
  boolean take(long counter) {
    long step = counter - last;
    if (!any || step > REACH) {
      map = 0;
    } else {
      map = (step == REACH ? 0 : map << step) | 1 << (step - 1);
    }
    any = true;
    last = counter;
    return step == 1;
  }
}
