package dev.msp.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what nothing announces, such as the state of a thread. Bounded. */
public final class Eventually {

  private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = 200_000;

  private Eventually() {}

  /** Returns when the condition holds; fails the test when it does not within 10 s. */
  public static void isTrue(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST) {
        throw new AssertionError("did not become true within 10 s");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
