package dev.msp.bench;

import java.io.IOException;

/** A JVM that does nothing: says so, and waits until its standard input ends. */
final class Sleeper {

  private Sleeper() {}

  public static void main(String[] args) throws IOException {
    Streams.standardOutput().println("asleep");
    while (System.in.read() >= 0) {
      // asleep
    }
  }
}
