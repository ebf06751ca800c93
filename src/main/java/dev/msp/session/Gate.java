package dev.msp.session;

/**
 * The lock of one session, and the way to wait under it. Telling those who wait costs nothing while
 * nobody does, which is nearly always; every method is to be called under the lock.
 */
final class Gate {

  private int waiting;

  /** Waits until {@link #changed} is called, or for so many milliseconds; 0 is without end. */
  void await(long millis) throws InterruptedException {
    waiting++;
    try {
      wait(millis);
    } finally {
      waiting--;
    }
  }

  /** Tells all who wait that something has changed. */
  void changed() {
    if (waiting > 0) {
      notifyAll();
    }
  }
}
