package dev.msp.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A daemon thread that carries bytes until a port is closed under it, or it is interrupted. */
final class Pump {

  private static final int CHUNK = 4096;

  private final Carrying carrying;
  private final Thread thread;

  /** What a pump does. An {@link IOException} means that a port was closed. */
  interface Carrying {
    void run() throws IOException, InterruptedException;
  }

  Pump(String name, Carrying carrying) {
    this.carrying = carrying;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Returns a pump that carries bytes as they come. */
  static Pump between(String name, InputStream from, OutputStream to) {
    return new Pump(
        name,
        () -> {
          byte[] chunk = new byte[CHUNK];
          for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
            to.write(chunk, 0, length);
          }
        });
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      carrying.run();
    } catch (IOException | InterruptedException e) {
      // this is how a pump ends
    }
  }

  /** Interrupts it, and waits until it has ended, also when the caller is interrupted meanwhile. */
  void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
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
