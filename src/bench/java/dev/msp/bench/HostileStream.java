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
  /** Noise: what it costs hangs on how many SYNCs happen to stand in it. */
  RANDOM;

  /** The first that puts SYNC into two places, where one is to be expected. */
  private static final int SEED = 1;

  /** Returns what every read of it brings: {@value CleanStream#READ} bytes. */
  byte[] bytes() {
    byte[] read = new byte[CleanStream.READ];
    byte[] pattern = pattern();
    for (int at = 0; at < read.length; at += pattern.length) {
      System.arraycopy(pattern, 0, read, at, pattern.length);
    }
    return read;
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
        byte[] noise = new byte[CleanStream.READ];
        new Random(SEED).nextBytes(noise);
        yield noise;
      }
    };
  }
}
