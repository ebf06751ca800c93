package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a link demands of a frame beyond its CRC. */
class FrameCheckTest {

  /** Takes VERSION 3 only, and of these only frames whose payload does not begin with {@code !}. */
  private static final FrameCheck DEMANDING =
      new FrameCheck() {
        @Override
        public boolean acceptsHeader(int version, int type) {
          return version == 3;
        }

        @Override
        public boolean accepts(byte[] array, int offset, int length) {
          return array[offset + Frame.HEADER_LENGTH] != '!';
        }
      };

  private static byte[] frame(int version, String payload) {
    return FrameEncoder.frame(version, 0x32, Bytes.utf8(payload));
  }

  private static byte[] join(byte[]... parts) {
    Bytes all = Bytes.EMPTY;
    for (byte[] part : parts) {
      all = all.plus(Bytes.copyOf(part));
    }
    return all.toArray();
  }

  private static FrameDecoder decoder() {
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onSerial(115_200));
    decoder.check(DEMANDING);
    return decoder;
  }

  /** Returns payloads found and the first fault of each region, fed in pieces of one size. */
  private static List<String> found(byte[] stream, int piece) {
    FrameDecoder decoder = decoder();
    List<String> all = new ArrayList<>();
    for (int at = 0; at < stream.length; at += piece) {
      decoder.input(stream, at, Math.min(piece, stream.length - at), 0);
      drain(decoder, all);
    }
    decoder.end();
    drain(decoder, all);
    return all;
  }

  private static void drain(FrameDecoder decoder, List<String> all) {
    for (FrameDecoder.Result r = decoder.next();
        r != FrameDecoder.Result.NEED_MORE;
        r = decoder.next()) {
      if (r == FrameDecoder.Result.FRAME) {
        all.add(decoder.frame().payload().text().orElseThrow());
      }
    }
  }

  @Test
  void aFrameInsideOfARefusedOneIsFound() {
    byte[] inner = frame(3, "inner");
    byte[] outer = FrameEncoder.frame(3, 0x32, Bytes.utf8("!").plus(Bytes.copyOf(inner)));
    byte[] stream = join(frame(3, "before"), outer, frame(3, "behind"));
    for (int piece = 1; piece <= stream.length; piece++) {
      assertThat(found(stream, piece)).containsExactly("before", "inner", "behind");
    }
  }

  @Test
  void aRefusedHeaderIsNotWaitedFor() {
    FrameDecoder decoder = decoder();
    byte[] lie = {(byte) 0xAA, 0x55, (byte) 0xFF, (byte) 0xFF, 1, 0x10};
    byte[] stream = join(lie, frame(3, "good"));
    decoder.input(stream, 0, stream.length, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.DAMAGED);
    assertThat(decoder.fault().kind()).isEqualTo(Fault.Kind.REFUSED);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    assertThat(decoder.frame().payload()).isEqualTo(Bytes.utf8("good"));
  }

  @Test
  void whatIsFoundDoesNotDependOnHowTheStreamIsCut() {
    Random random = new Random(6);
    for (int round = 0; round < 60; round++) {
      Bytes stream = Bytes.EMPTY;
      for (int part = 0; part < 8; part++) {
        stream = stream.plus(randomPart(random));
      }
      byte[] all = stream.toArray();
      List<String> whole = found(all, all.length);
      for (int piece : new int[] {1, 2, 3, 5, 7, 64}) {
        assertThat(found(all, piece)).as("round %d, pieces of %d", round, piece).isEqualTo(whole);
      }
    }
  }

  private static Bytes randomPart(Random random) {
    byte[] text = new byte[random.nextInt(40)];
    Arrays.fill(text, (byte) ('a' + random.nextInt(20)));
    return switch (random.nextInt(4)) {
      case 0 -> Bytes.copyOf(FrameEncoder.frame(3, 0x32, Bytes.copyOf(text)));
      case 1 -> Bytes.copyOf(FrameEncoder.frame(1, 0x10, Bytes.copyOf(text)));
      case 2 -> {
        Bytes inner = Bytes.copyOf(FrameEncoder.frame(3, 0x32, Bytes.copyOf(text)));
        yield Bytes.copyOf(FrameEncoder.frame(3, 0x32, Bytes.utf8("!").plus(inner)));
      }
      default -> Bytes.copyOf(new byte[] {(byte) 0xAA, 0x55, 0, (byte) random.nextInt(60), 3});
    };
  }
}
