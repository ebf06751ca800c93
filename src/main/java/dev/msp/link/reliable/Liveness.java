package dev.msp.link.reliable;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether the other end is still there: what was heard of it, PING and PONG. Source: MSP protocol,
 * section 4.2 and section 4.3, rules 5 and 7. All times in nanoseconds.
 */
final class Liveness {

  private static final long NEVER = OpenLink.NEVER;
  private static final long SECOND = 1_000_000_000L;
  private static final long PING_AFTER = 15 * SECOND;
  private static final long DEAD_AFTER = 45 * SECOND;
  private static final long PONG_GAP = SECOND / 10;

  private long heardAt;
  private boolean pingWanted;
  private long pingAt;
  private boolean probing;
  private long probeUntil = NEVER;
  private byte @Nullable [] echo;
  private long pongAt;

  void begin(long now) {
    heardAt = now;
    pingAt = now;
  }

  /** A frame of the other end was taken. */
  void heard(long now) {
    heardAt = now;
  }

  /** PING came: its data goes back. */
  void pinged(byte[] array, int at, int length) {
    echo = Arrays.copyOfRange(array, at, at + Math.min(length, LinkFrame.MAX_ECHO));
  }

  /** PONG came. */
  void ponged() {
    probing = false;
    probeUntil = NEVER;
  }

  /** Returns when PONG is due. */
  long pongAt() {
    return echo == null ? NEVER : pongAt;
  }

  /** Returns what goes into the PONG that is sent now, or null if none is due. */
  byte @Nullable [] takePong(long now) {
    byte[] data = echo;
    if (data == null || now < pongAt) {
      return null;
    }
    echo = null;
    pongAt = now + PONG_GAP;
    return data;
  }

  boolean wantsPing() {
    return pingWanted;
  }

  /** Asks for a PING. */
  void ask(long now) {
    pingWanted = true;
    pingAt = now;
  }

  /** Asks whether the other end is still the one that it was. */
  void probe(long now) {
    if (!probing) {
      probing = true;
      ask(now);
    }
  }

  /**
   * PING was sent. The wait for an answer begins when it has left: what was on the line before must
   * not count against the other end.
   */
  void asked(long leftAt, long wait) {
    pingWanted = false;
    if (probing && probeUntil == NEVER) {
      probeUntil = leftAt + wait;
    }
  }

  /** Returns when the other end has not answered the probe in time. */
  long probeUntil() {
    return probeUntil;
  }

  /** Returns when PING was asked for last. */
  long pingAt() {
    return pingAt;
  }

  /** Returns when nothing was heard for so long that it is worth asking. */
  long quietAt() {
    return Math.max(heardAt, pingAt) + PING_AFTER;
  }

  long deadAt() {
    return heardAt + DEAD_AFTER;
  }
}
