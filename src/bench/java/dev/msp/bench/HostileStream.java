package dev.msp.bench;

import java.util.Random;

/** Streams that are meant to be slow to decode. */
public enum HostileStream {
  /** Nothing hostile, for comparison: good frames of 64 bytes. */
  CLEAN,
  /** Each SYNC claims the greatest frame. */
  AA55FFFF,
  /** SYNC after SYNC, each the LENGTH of the one before. */
  AA55AA55,
  /** Never a SYNC, always the beginning of one. */
  AA,
  /**
   * Noise, the same {@link #NOISE} again and again: what it costs hangs on how many SYNCs happen to
   * stand in it, and twice the bytes must hold twice as many.
   */
  RANDOM;

  /** Bytes of noise: SYNC is to be expected in four places. */
  private static final int NOISE = 256 << 10;

  /** The first from 7 on that puts SYNC into four places. */
  private static final int SEED = 9;

  /** Returns so many bytes of it; CLEAN gives whole frames only. */
  byte[] bytes(int length) {
    byte[] stream = new byte[length];
    byte[] pattern = pattern();
    for (int at = 0; at < length; at += pattern.length) {
      System.arraycopy(pattern, 0, stream, at, Math.min(pattern.length, length - at));
    }
    return stream;
  }

  /** Returns how the table shows it. */
  String title() {
    return switch (this) {
      case CLEAN -> "clean 64 B frames";
      case AA55FFFF -> "AA55FFFF…";
      case AA55AA55 -> "AA55AA55…";
      case AA -> "all AA";
      case RANDOM -> "random";
    };
  }

  private byte[] pattern() {
    return switch (this) {
      case CLEAN -> new CleanStream(64).bytes();
      case AA55FFFF -> new byte[] {(byte) 0xAA, 0x55, (byte) 0xFF, (byte) 0xFF};
      case AA55AA55 -> new byte[] {(byte) 0xAA, 0x55};
      case AA -> new byte[] {(byte) 0xAA};
      case RANDOM -> {
        byte[] noise = new byte[NOISE];
        new Random(SEED).nextBytes(noise);
        yield noise;
      }
    };
  }
}
