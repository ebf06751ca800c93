package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** What a run has written so far; another thread may wait for more. */
final class Written extends ByteArrayOutputStream {

  private static final long PATIENCE_MILLIS = 20_000;

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    super.write(bytes, offset, length);
    notifyAll();
  }

  synchronized String text() {
    return toString(StandardCharsets.UTF_8);
  }

  /** Waits until the text is as wanted, and returns it. */
  synchronized String await(Predicate<String> wanted) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!wanted.test(text())) {
      long left = (until - System.nanoTime()) / 1_000_000;
      assertThat(left).as("milliseconds left to wait, after: %s", text()).isPositive();
      wait(left);
    }
    return text();
  }
}
