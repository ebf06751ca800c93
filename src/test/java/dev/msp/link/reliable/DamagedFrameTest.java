package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameDecoder;
import dev.msp.line.Soak;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged MSP/3 frames by the million: none is taken. */
@Tag(Soak.TAG)
class DamagedFrameTest {

  /** Frames of many shapes, of which each damage starts. */
  private static final int SHAPES = 64;

  private static final int IN_EVERY_BUILD = 1_000_000;
  private static final int PROMISED = 100_000_000;

  @Test
  void noDamagedFrameIsTaken() {
    long seed = 20_260_817;
    Random random = new Random(seed);
    RawPeer peer = RawPeer.answering(0);
    byte[][] frames = new byte[SHAPES][];
    for (int i = 0; i < SHAPES; i++) {
      byte[] text = new byte[1 + random.nextInt(60)];
      random.nextBytes(text);
      Bytes record = RawPeer.record(RecordReader.MESSAGES, Bytes.copyOf(text));
      frames[i] = peer.frame(LinkFrame.KIND_DATA, RawPeer.afterResume(), null, record);
    }
    End end = peer.line.one;
    int taken = 0;
    byte[] damaged = new byte[128];
    for (int i = Soak.figure(IN_EVERY_BUILD, PROMISED); i > 0; i--) {
      byte[] frame = frames[i % SHAPES];
      int length = damage(frame, damaged, random);
      // Most damage shows in the sum already: what is wanted here is the rest.
      LinkFrame.putShort(damaged, 2, length);
      damaged[length - 1] = (byte) dev.msp.frame.Checksum.sum(damaged, 6, length - 7);
      end.decoder.input(damaged, 0, length, peer.line.now);
      for (FrameDecoder.Result result = end.decoder.next();
          result != FrameDecoder.Result.NEED_MORE;
          result = end.decoder.next()) {
        taken += result == FrameDecoder.Result.FRAME ? 1 : 0;
      }
    }
    assertThat(taken).as("taken, seed %d", seed).isZero();
    peer.raw(frames[0]);
    assertThat(end.messages).hasSize(1);
  }

  /** Copies a frame with some bits, bytes or a stretch of it changed; returns its new length. */
  private static int damage(byte[] frame, byte[] into, Random random) {
    int length = frame.length;
    System.arraycopy(frame, 0, into, 0, length);
    int r = random.nextInt();
    int at = 6 + (r >>> 8) % (length - 7);
    switch (r & 3) {
      case 0 -> into[at] ^= (byte) (1 << (r >>> 2 & 7));
      case 1 -> {
        into[at] ^= (byte) (1 + (r >>> 2 & 0x3F));
        into[6 + (random.nextInt() >>> 8) % (length - 7)] ^= (byte) 0x80;
      }
      case 2 -> {
        System.arraycopy(into, at + 1, into, at, length - at - 1);
        length--;
      }
      default -> {
        System.arraycopy(into, at, into, at + 1, length - at);
        into[at] = (byte) (r >>> 2);
        length++;
      }
    }
    return length;
  }
}
