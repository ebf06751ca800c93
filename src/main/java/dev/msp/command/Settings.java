package dev.msp.command;

import java.time.Duration;

/** What {@code set} changes for all that follows. Safe for several threads. */
public final class Settings {

  private volatile Duration timeout = Duration.ofSeconds(5);

  /** Returns how long an expectation waits that does not say so itself. */
  public Duration timeout() {
    return timeout;
  }

  /** Changes how long an expectation waits that does not say so itself. */
  public void timeout(Duration longest) {
    timeout = longest;
  }
}
