package dev.msp.bench;

import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.Random;

/**
 * Good DATA frames of one size, back to back, as one read of up to 64 KiB brings them.
 *
 * @param size LENGTH of each frame, 7 to 65535
 */
record CleanStream(int size) {

  /** Most bytes of the stream. */
  static final int READ = 64 * 1024;

  private static final int SEED = 9009;

  /** Returns how many frames there are: as many as one read holds. */
  int frames() {
    return READ / size;
  }

  /** Returns the payload of one frame: letters, the same for each size in every run. */
  byte[] payload(Random random) {
    byte[] payload = new byte[size - Frame.OVERHEAD];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) ('a' + random.nextInt(26));
    }
    return payload;
  }

  /** Returns the payloads of all frames. */
  byte[][] payloads() {
    Random random = new Random(SEED);
    byte[][] payloads = new byte[frames()][];
    for (int i = 0; i < payloads.length; i++) {
      payloads[i] = payload(random);
    }
    return payloads;
  }

  /** Returns the bytes of the stream. */
  byte[] bytes() {
    byte[] stream = new byte[frames() * size];
    int at = 0;
    for (byte[] payload : payloads()) {
      at += FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, stream, at);
    }
    return stream;
  }
}
