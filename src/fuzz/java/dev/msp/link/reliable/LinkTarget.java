package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.Arrays;

/** Fuzzes an MSP/3 link: whatever comes, it goes on, or is closed with a reason. */
public final class LinkTarget {

  private static final long SECOND = SimulatedLine.SECOND;

  private LinkTarget() {}

  /**
   * Called by Jazzer.
   *
   * @param input a byte that chooses where the rest goes: to a parser of HELLO, to an end that
   *     waits for one, or to an open link as frames or as records
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> hello(Bytes.copyOf(rest));
      case 1 -> greeting(rest);
      case 2 -> frames(rest);
      default -> records(rest);
    }
  }

  private static void hello(Bytes text) {
    Hello.parse(text)
        .ifPresent(
            hello -> {
              if (!Hello.parse(hello.payload()).equals(Hello.parse(text))) {
                throw new AssertionError("written otherwise: " + hello);
              }
            });
  }

  /** Noise before a link is open only delays it. */
  private static void greeting(byte[] noise) {
    SimulatedLine line = SimulatedLine.clear(1, 115_200, SimulatedLine.Faults.NONE);
    line.inject(line.two, noise, 0);
    line.open();
    line.one.link.send(1, Bytes.utf8("Hello"), line.now);
    if (!line.until(() -> line.two.messages.size() == 1, 20 * SECOND)) {
      throw new AssertionError("no link came of it: " + line.two.log);
    }
  }

  /** Bodies of frames whose sums are right, each behind a byte that says how long it is. */
  private static void frames(byte[] bodies) {
    RawPeer peer = RawPeer.answering(0);
    for (int at = 0; at < bodies.length; at += 1 + (bodies[at] & 0xFF)) {
      int end = Math.min(bodies.length, at + 1 + (bodies[at] & 0xFF));
      if (peer.line.one.link.isOpen() && end > at + 1) {
        peer.raw(peer.seal(Arrays.copyOfRange(bodies, at + 1, end)));
      }
    }
    end(peer);
  }

  /** The stream of an open link that has resumed. */
  private static void records(byte[] stream) {
    RawPeer peer = RawPeer.answering(0);
    peer.line.one.link.openChannel(3, peer.line.now);
    peer.data(RawPeer.afterResume(), Bytes.copyOf(stream));
    end(peer);
  }

  private static void end(RawPeer peer) {
    peer.line.pass(SECOND);
    boolean closed = peer.line.one.log.stream().anyMatch(entry -> entry.startsWith("close "));
    if (peer.line.one.link.isOpen() == closed) {
      throw new AssertionError("neither open nor closed: " + peer.line.one.log);
    }
  }
}
