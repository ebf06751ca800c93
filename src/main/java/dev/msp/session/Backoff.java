package dev.msp.session;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a lost wire is opened again: twice as long with every attempt.
 *
 * @param first before the first attempt, in nanoseconds, 1 or more
 * @param greatest at most, in nanoseconds, {@code first} or more
 * @param spread 0 to 1: by which part of it a wait is made longer or shorter at random, so that the
 *     clients of one server do not return together
 */
public record Backoff(long first, long greatest, double spread) {

  /** For a network: 0.25 s, doubling to 10 s, spread by 20 %. */
  public static final Backoff NETWORK = new Backoff(250_000_000L, 10_000_000_000L, 0.2);

  /**
   * For a port of this machine: always half a second. Looking costs next to nothing, and a person
   * who has plugged a device in again waits for it.
   */
  public static final Backoff PORT = new Backoff(500_000_000L, 500_000_000L, 0);

  /** For a wire that others open: whoever comes next is waited for at once, by a listener. */
  public static final Backoff ACCEPT = new Backoff(1, 1, 0);

  /** Checks the ranges. */
  public Backoff {
    if (first < 1 || greatest < first || spread < 0 || spread > 1) {
      throw new IllegalArgumentException(
          "waits from " + first + " to " + greatest + " ns, spread by " + spread);
    }
  }

  /**
   * Returns the waits of an endpoint, or null if a lost wire is not opened again.
   *
   * @param byDefault {@code yes} or {@code no}: what holds where the endpoint does not say
   */
  static @Nullable Backoff of(Endpoint endpoint, String byDefault) {
    boolean on = endpoint.options().text(EndpointOption.RECONNECT).orElse(byDefault).equals("yes");
    Backoff usual = endpoint.scheme() == Endpoint.Scheme.SERIAL ? PORT : NETWORK;
    return on ? usual : null;
  }

  /** Returns whether every wait is the same. */
  boolean isFixed() {
    return first == greatest && spread == 0;
  }

  /**
   * Returns how long to wait, in nanoseconds.
   *
   * @param attempt which attempt comes next: 1, 2, 3 and so on
   */
  long delay(int attempt) {
    return delay(attempt, isFixed() ? 0 : ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Returns how long to wait, in nanoseconds.
   *
   * @param random 0 to 1: which way the wait is spread
   */
  long delay(int attempt, double random) {
    long plain = first;
    for (int i = 1; i < attempt && plain < greatest; i++) {
      plain = Math.min(greatest, 2 * plain);
    }
    return Math.round(plain * (1 + spread * (2 * random - 1)));
  }
}
