package dev.msp.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Carries bytes from one stream to another, as they come, until one of them is closed. */
final class Pump {

  private static final int CHUNK = 4096;

  private final InputStream from;
  private final OutputStream to;
  private final Thread thread;

  private Pump(String name, InputStream from, OutputStream to) {
    this.from = from;
    this.to = to;
    this.thread = new Thread(this::run, name);
  }

  static Pump start(String name, InputStream from, OutputStream to) {
    Pump pump = new Pump(name, from, to);
    pump.thread.setDaemon(true);
    pump.thread.start();
    return pump;
  }

  private void run() {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
        to.write(chunk, 0, length);
      }
    } catch (IOException e) {
      // an end was closed: that is how a pump ends
    }
  }

  /** Waits until it has ended, also when the caller is interrupted meanwhile. */
  void await() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
