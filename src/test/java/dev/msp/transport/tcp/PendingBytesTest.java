package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingBytesTest {

  @Test
  void bytesLeaveInTheOrderInWhichTheyCame() {
    long seed = 12;
    Random random = new Random(seed);
    PendingBytes queue = new PendingBytes();
    ByteBuffer scratch = ByteBuffer.allocate(700);
    int in = 0;
    int out = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] more = new byte[random.nextInt(1000)];
      for (int i = 0; i < more.length; i++) {
        more[i] = (byte) in++;
      }
      assertThat(queue.add(more, 0, more.length)).isTrue();
      for (int drops = random.nextInt(4); drops > 0; drops--) {
        queue.copyTo(scratch);
        assertThat(scratch.remaining()).isEqualTo(Math.min(700, queue.size()));
        int taken = random.nextInt(scratch.remaining() + 1);
        queue.drop(taken);
        for (int i = 0; i < taken; i++) {
          assertThat(scratch.get() == (byte) out++).as("seed %d, byte %d", seed, out).isTrue();
        }
      }
      assertThat(queue.size()).isEqualTo(in - out);
    }
  }

  @Test
  void aMebibyteFitsAndNotAByteMore() {
    PendingBytes queue = new PendingBytes();
    assertThat(queue.add(new byte[PendingBytes.MOST - 1], 0, PendingBytes.MOST - 1)).isTrue();
    assertThat(queue.add(new byte[3], 1, 2)).isFalse();
    assertThat(queue.add(new byte[3], 1, 1)).isTrue();
    assertThat(queue.size()).isEqualTo(1 << 20);
    queue.drop(1);
    assertThat(queue.add(new byte[1], 0, 1)).isTrue();
  }
}
