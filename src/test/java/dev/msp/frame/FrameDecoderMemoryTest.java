package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decoder and the encoder allocate, and what a decoder holds on to. */
class FrameDecoderMemoryTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static byte[] frames(int count, int length) {
    byte[] payload = new byte[length - Frame.OVERHEAD];
    byte[] stream = new byte[count * length];
    for (int i = 0; i < count; i++) {
      FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, stream, i * length);
    }
    return stream;
  }

  /** Returns a value that depends on all that was read. */
  private static int read(FrameDecoder decoder, byte[] stream, int chunk) {
    int seen = 0;
    for (int at = 0; at < stream.length; at += chunk) {
      decoder.input(stream, at, Math.min(chunk, stream.length - at), at);
      FrameDecoder.Result result = decoder.next();
      while (result != FrameDecoder.Result.NEED_MORE) {
        seen += decoder.version() + decoder.type() + decoder.array()[decoder.payloadOffset()];
        seen += result == FrameDecoder.Result.FRAME ? decoder.payloadLength() : 0;
        result = decoder.next();
      }
    }
    return seen;
  }

  private static long allocatedBy(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @ParameterizedTest
  @CsvSource({"500, 64, 32000", "500, 64, 100", "200, 64, 1", "10, 60000, 32768", "3, 60000, 1000"})
  void framesAreReadWithoutAllocating(int count, int length, int chunk) {
    byte[] stream = frames(count, length);
    FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
    int[] seen = new int[1];
    assertThat(allocatedBy(() -> seen[0] = read(decoder, stream, chunk))).isZero();
    assertThat(seen[0]).isEqualTo(count * (1 + FrameType.DATA + length - Frame.OVERHEAD));
  }

  @Test
  void framesAreWrittenWithoutAllocating() {
    byte[] payload = new byte[1000];
    byte[] target = new byte[1007];
    int[] written = new int[1];
    assertThat(
            allocatedBy(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    written[0] = FrameEncoder.encode(1, 16, payload, 0, 1000, target, 0);
                  }
                }))
        .isZero();
    assertThat(written[0]).isEqualTo(1007);
  }

  @ParameterizedTest
  @CsvSource({"4, 64", "64, 64", "65, 128", "5000, 8192", "65534, 65536"})
  void memoryGrowsWithWhatCameAndNotWithWhatLengthClaims(int came, int most) {
    byte[] bytes = new byte[came];
    Bytes.hex("aa55ffff").copyTo(bytes, 0);
    for (int chunk : new int[] {1, 700, came}) {
      Recording recording = new Recording(65535).feed(bytes, chunk, 0);
      assertThat(recording.decoder.pending()).isTrue();
      assertThat(recording.decoder.array()).hasSizeLessThanOrEqualTo(most);
    }
  }

  @Test
  void aStormOfFalseFramesTakesAtMostAFewTimesTheLimit() {
    byte[] storm = new byte[1 << 20];
    for (int i = 0; i < storm.length; i++) {
      storm[i] = (byte) (i % 2 == 0 ? 0xAA : 0x55);
    }
    for (int chunk : new int[] {1000, 30_000, 65_536}) {
      Recording recording = new Recording(65535).feed(storm, chunk, 0);
      assertThat(recording.decoder.array()).hasSizeLessThanOrEqualTo(4 * 65536);
    }
  }

  @Test
  void anIdleDecoderHoldsNeitherItsCarryNorTheCallersArray() {
    FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
    List<WeakReference<byte[]>> held = readInHalves(decoder);
    for (int i = 0; i < 100 && held.stream().anyMatch(array -> array.get() != null); i++) {
      System.gc();
    }
    assertThat(held).hasSize(2).allMatch(array -> array.get() == null);
    assertThat(decoder.pending()).isFalse();
  }

  /** Returns references to the caller's array and to the carry. */
  private static List<WeakReference<byte[]>> readInHalves(FrameDecoder decoder) {
    byte[] bytes = frames(1, 60000);
    decoder.input(bytes, 0, 30000, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    assertThat(decoder.array()).isNotSameAs(bytes).hasSizeGreaterThanOrEqualTo(30000);
    decoder.input(bytes, 30000, 30000, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    byte[] carry = decoder.array();
    assertThat(Arrays.copyOfRange(carry, decoder.offset(), decoder.offset() + 60000))
        .isEqualTo(bytes);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    return List.of(new WeakReference<>(bytes), new WeakReference<>(carry));
  }
}
