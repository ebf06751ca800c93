package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines and people on them do to frames: RELIABILITY.md, rows 1 to 8, 15 and 52. */
class LineFaultTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;

  private static List<String> words(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** Lets both ends send messages, and says that each arrived once, and in order. */
  private static void talk(SimulatedLine line, int count, long gap, long time) {
    int already = line.two.messages.size();
    for (int i = 0; i < count; i++) {
      line.one.link.send(i, Bytes.utf8("one " + i), line.now);
      line.two.link.send(i, Bytes.utf8("two " + i), line.now);
      line.pass(gap);
    }
    int all = already + count;
    line.until(
        () ->
            line.one.messages.size() == all
                && line.two.messages.size() == all
                && line.one.link.pending() == 0,
        time);
    assertThat(line.two.messages.subList(already, line.two.messages.size()))
        .isEqualTo(words("one ", count));
    assertThat(line.one.messages.subList(already, line.one.messages.size()))
        .isEqualTo(words("two ", count));
    assertThat(line.one.link.pending()).isZero();
  }

  @ParameterizedTest(name = "bit errors {0}, lost {1}, inserted {2}")
  @CsvSource({
    "1e-5, 0, 0",
    "1e-4, 0, 0",
    "1e-3, 0, 0",
    "0, 1e-4, 0",
    "0, 1e-3, 0",
    "0, 0, 1e-4",
    "0, 0, 1e-3",
    "1e-4, 1e-4, 1e-4"
  })
  void noiseLosesAndDoublesNothing(double bits, double lost, double inserted) {
    for (long seed = 1; seed <= 3; seed++) {
      SimulatedLine line =
          SimulatedLine.clear(seed, BAUD, new Faults(bits, lost, inserted, 0)).open();
      talk(line, 200, SECOND / 50, 120 * SECOND);
    }
  }

  @ParameterizedTest(name = "burst of {0} ms")
  @ValueSource(longs = {100, 200, 350, 500})
  void twoSecondsAfterABurstOfGarbageTheLinkWorks(long millis) {
    for (long seed = 1; seed <= 10; seed++) {
      SimulatedLine line = SimulatedLine.clear(seed, BAUD, Faults.NONE).open();
      line.pass(SECOND);
      line.stream(200_000, 8192);
      line.pass(SECOND + seed * SECOND / 37);
      line.one.link.send(1, Bytes.utf8("in it"), line.now);
      garbage(line, new Random(seed), millis);
      long before = line.two.blockBytes;
      long end = line.now;
      assertThat(line.until(() -> line.two.messages.size() == 1, 2 * SECOND))
          .as("seed %d, link %s", seed, line.two.log)
          .isTrue();
      line.pass(end + 2 * SECOND - line.now);
      assertThat(line.two.blockBytes).as("seed %d", seed).isGreaterThan(before);
      assertThat(line.two.log).noneMatch(entry -> entry.startsWith("down"));
    }
  }

  /** Nothing but garbage comes both ways. */
  private static void garbage(SimulatedLine line, Random random, long millis) {
    UnaryOperator<byte[]> damage =
        frame -> {
          byte[] noise = new byte[frame.length];
          random.nextBytes(noise);
          return noise;
        };
    line.toTwo = damage::apply;
    line.toOne = damage::apply;
    for (int i = 0; i < millis; i++) {
      byte[] noise = new byte[(int) (BAUD / 10_000)];
      random.nextBytes(noise);
      line.inject(line.one, noise, line.now);
      line.inject(line.two, noise.clone(), line.now);
      line.pass(SECOND / 1000);
    }
    line.toTwo = frame -> frame;
    line.toOne = frame -> frame;
  }

  @Test
  void anyLengthThatLiesLosesNothingBehindIt() {
    SimulatedLine line = SimulatedLine.clear(1, 921_600, Faults.NONE).open();
    line.pass(SECOND);
    int sent = 0;
    for (int length = 0; length <= Frame.MAX_LENGTH; length += length < 400 ? 1 : 1021) {
      byte[] lie = {(byte) 0xAA, 0x55, (byte) (length >>> 8), (byte) length, 3, 0x32, 0, 0, 0, 9};
      line.inject(line.two, lie, line.now);
      line.one.link.send(sent++, Bytes.utf8("one " + sent), line.now);
      line.pass(SECOND / 10); // no longer than the half frame and its repetition
    }
    assertThat(line.until(() -> line.two.messages.size() == line.one.acknowledged.size(), SECOND))
        .isTrue();
    assertThat(line.two.messages).hasSize(sent);
  }

  @Test
  void aHalfFrameBeforeHoursOfSilenceIsLetGo() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    line.pass(SECOND);
    line.inject(line.two, new byte[] {(byte) 0xAA, 0x55, 7, (byte) 0xFF, 3, 0x32}, line.now);
    line.pass(SECOND / 10);
    assertThat(line.two.decoder.pending()).isFalse();
    line.pass(3 * 3600 * SECOND);
    assertThat(line.two.link.isOpen()).isTrue();
  }

  /** What somebody on the line does with every frame that goes from one end to the other. */
  enum Deed {
    DROP_SOME,
    SWAP_SOME,
    DOUBLE_ALL,
    REPLAY_ALL,
    REFLECT_ALL,
    TRUNCATE_SOME,
    FLIP_SOME
  }

  @ParameterizedTest
  @CsvSource({
    "DROP_SOME, false",
    "SWAP_SOME, false",
    "DOUBLE_ALL, false",
    "REPLAY_ALL, false",
    "REFLECT_ALL, false",
    "TRUNCATE_SOME, false",
    "FLIP_SOME, false",
    "DROP_SOME, true",
    "SWAP_SOME, true",
    "DOUBLE_ALL, true",
    "REPLAY_ALL, true",
    "REFLECT_ALL, true",
    "TRUNCATE_SOME, true",
    "FLIP_SOME, true"
  })
  void nobodyOnTheLineMakesAnythingArriveTwiceOrWrong(Deed deed, boolean sealed) {
    for (long seed = 1; seed <= 5; seed++) {
      SimulatedLine line =
          sealed ? SealedTest.sealed(BAUD) : SimulatedLine.clear(seed, BAUD, Faults.NONE);
      line.open();
      line.pass(SECOND);
      Random random = new Random(seed);
      line.toTwo = deed(line, line.two, line.one, deed, random);
      line.toOne = deed(line, line.one, line.two, deed, random);
      talk(line, 100, SECOND / 50, 300 * SECOND);
    }
  }

  private static UnaryOperator<byte[]> deed(
      SimulatedLine line, End to, End from, Deed deed, Random random) {
    List<byte[]> seen = new ArrayList<>();
    List<byte[]> held = new ArrayList<>();
    return frame -> {
      seen.add(frame);
      boolean now = random.nextInt(8) == 0;
      switch (deed) {
        case DOUBLE_ALL -> line.inject(to, frame.clone(), line.now + SECOND / 100);
        case REPLAY_ALL ->
            line.inject(to, seen.get(random.nextInt(seen.size())).clone(), line.now + SECOND / 100);
        case REFLECT_ALL -> line.inject(from, frame.clone(), line.now + SECOND / 100);
        case SWAP_SOME -> {
          if (!held.isEmpty()) {
            line.inject(to, held.remove(0), line.now + SECOND / 50);
          } else if (now) {
            held.add(frame);
            return null;
          }
        }
        case TRUNCATE_SOME -> {
          return now ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame;
        }
        case FLIP_SOME -> {
          byte[] changed = frame.clone();
          changed[random.nextInt(frame.length)] ^= (byte) (now ? 1 << random.nextInt(8) : 0);
          return changed;
        }
        default -> {
          return now ? null : frame;
        }
      }
      return frame;
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyBitOfEveryFrameOfAnExchangeMayFlipOnce(boolean sealed) {
    SimulatedLine whole = exchange(sealed, -1, 0);
    int frames = whole.sentByOne.size();
    for (int index = 0; index < frames; index++) {
      int bits = 8 * whole.sentByOne.get(index).length();
      // every bit of the first 24 bytes and of the last 8, and each seventh between them
      for (int bit = 0; bit < bits; bit += bit < 192 || bit >= bits - 64 ? 1 : 7) {
        SimulatedLine line = exchange(sealed, index, bit);
        assertThat(line.two.messages)
            .as("bit %d of frame %d", bit, index)
            .containsExactly("first", "second");
        assertThat(line.one.messages).containsExactly("answer");
      }
    }
  }

  private static SimulatedLine exchange(boolean sealed, int index, int bit) {
    SimulatedLine line =
        sealed ? SealedTest.sealed(BAUD) : SimulatedLine.clear(1, BAUD, Faults.NONE);
    line.toTwo =
        frame -> {
          byte[] changed = frame.clone();
          if (line.sentByOne.size() - 1 == index) {
            changed[bit / 8] ^= (byte) (1 << bit % 8);
          }
          return changed;
        };
    line.open();
    line.one.link.send(1, Bytes.utf8("first"), line.now);
    line.one.link.send(2, Bytes.utf8("second"), line.now);
    line.two.link.send(3, Bytes.utf8("answer"), line.now);
    line.until(
        () -> line.one.acknowledged.size() == 2 && line.two.acknowledged.size() == 1, 20 * SECOND);
    return line;
  }

  @Test
  void framesOfAnotherSessionCountForNothing() {
    SimulatedLine old = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    talk(old, 20, SECOND / 50, 10 * SECOND);
    SimulatedLine line = SimulatedLine.clear(99, BAUD, Faults.NONE).open();
    line.pass(SECOND);
    for (Bytes frame : old.sentByOne) {
      line.inject(line.two, frame.toArray(), line.now);
      line.pass(SECOND / 100);
    }
    line.pass(3 * SECOND);
    assertThat(line.two.messages).isEmpty();
    talk(line, 20, SECOND / 50, 10 * SECOND);
  }

  @Test
  void aFrameInsideADamagedOneIsNotExecuted() {
    SimulatedLine old = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    talk(old, 5, SECOND / 50, 10 * SECOND);
    SimulatedLine line = SimulatedLine.clear(99, BAUD, Faults.NONE).open();
    line.pass(SECOND);
    for (Bytes frame : old.sentByOne) {
      line.toTwo =
          outer -> {
            line.toTwo = kept -> kept;
            byte[] changed = outer.clone();
            changed[outer.length - 2] ^= 1; // so that what is inside is looked at
            return changed;
          };
      line.one.link.send(1, frame, line.now);
      line.pass(2 * SECOND);
    }
    assertThat(line.two.messages()).hasSize(old.sentByOne.size());
    assertThat(line.two.link.isOpen()).isTrue();
  }

  @Test
  void payloadsFullOfSyncArriveAsTheyAre() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.bits(1e-5)).open();
    Random random = new Random(6);
    List<Bytes> sent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] text = new byte[random.nextInt(200)];
      for (int at = 0; at < text.length; at++) {
        text[at] = random.nextBoolean() ? (byte) 0xAA : 0x55;
      }
      sent.add(Bytes.copyOf(text));
      line.one.link.send(i, Bytes.copyOf(text), line.now);
    }
    assertThat(line.until(() -> line.one.acknowledged.size() == 300, 60 * SECOND)).isTrue();
    assertThat(line.two.messages()).isEqualTo(sent);
  }

  @Test
  void hoursOverALineThatChangesLoseNothing() {
    SimulatedLine line = SimulatedLine.clear(11, 9600, Faults.NONE).open();
    Random random = new Random(11);
    int sent = 0;
    for (int minute = 0; minute < 300; minute++) {
      double level = random.nextInt(5) == 0 ? 3e-3 : Math.pow(10, -3 - random.nextInt(3));
      line.faults(random.nextInt(4) == 0 ? Faults.NONE : Faults.bits(level));
      line.cut = random.nextInt(20) == 0;
      line.one.link.send(sent, Bytes.utf8("one " + sent), line.now);
      line.two.link.send(sent, Bytes.utf8("two " + sent), line.now);
      sent++;
      line.pass(60 * SECOND);
    }
    line.cut = false;
    line.faults(Faults.NONE);
    line.pass(120 * SECOND);
    assertThat(line.two.messages).isEqualTo(words("one ", sent));
    assertThat(line.one.messages).isEqualTo(words("two ", sent));
  }
}
