package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random input to every parser of the link: whatever comes, it ends with a reason or goes on. */
class FuzzTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final int ROUNDS = 20_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void anyTextIsAHelloOrNone(long seed) {
    Random random = new Random(seed);
    String alphabet = "MSP3 n=mtusecr0123456789abcdef =\u0000~";
    Hello good =
        new Hello(
            Bytes.hex("00112233445566778899aabbccddeeff"),
            1024,
            Hello.Security.EITHER,
            Optional.of(Bytes.hex("ffeeddccbbaa99887766554433221100")));
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = good.payload().toArray();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        text[random.nextInt(text.length)] =
            (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      byte[] cut = Arrays.copyOf(text, random.nextInt(text.length + 1));
      Hello.parse(Bytes.copyOf(cut));
      Optional<Hello> whole = Hello.parse(Bytes.copyOf(text));
      if (!Arrays.equals(text, good.payload().toArray())) {
        assertThat(whole).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aHelloWithAGoodCrcIsTakenOnlyIfEachFieldIsInItsRange(long seed) {
    Random random = new Random(seed);
    String[] keys = {"n", "mtu", "sec", "r", "x", "crc", ""};
    String[] values = {
      "00112233445566778899aabbccddeeff",
      "256",
      "255",
      "65535",
      "65536",
      "0",
      "1",
      "2",
      "3",
      "-1",
      "",
      "00112233445566778899aabbccddee",
      "zz112233445566778899aabbccddeeff",
      "99999999999"
    };
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder("MSP3");
      for (int field = random.nextInt(3); field < 4; field++) {
        text.append(' ').append(keys[field < 3 ? field : random.nextInt(keys.length)]);
        text.append(random.nextInt(50) == 0 ? "" : "=");
        text.append(values[random.nextInt(values.length)]);
      }
      Optional<Hello> hello = Hello.parse(withCrc(text.toString()));
      taken += hello.isPresent() ? 1 : 0;
      hello.ifPresent(
          h -> {
            assertThat(h.nonce().length()).isEqualTo(16);
            assertThat(h.mtu()).isBetween(256, 65535);
            assertThat(Hello.parse(h.payload())).contains(h);
          });
    }
    assertThat(taken).isPositive();
  }

  private static Bytes withCrc(String text) {
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update(Bytes.utf8(text).toArray());
    return Bytes.utf8(text + " crc=" + java.util.HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void recordsAreTheSameHoweverTheStreamIsCut(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] stream = new byte[random.nextInt(600)];
      random.nextBytes(stream);
      for (int at = 0; at + 3 < stream.length; at += 3 + (stream[at + 2] & 0xFF)) {
        stream[at] &= (byte) (random.nextInt(4) == 0 ? 0xFF : 0x83);
        stream[at + 1] = 0;
      }
      assertThat(read(stream, stream.length, random)).isEqualTo(read(stream, 1, random));
      assertThat(read(stream, 7, random)).isEqualTo(read(stream, 0, random));
    }
  }

  private static String read(byte[] stream, int most, Random random) {
    StringBuilder all = new StringBuilder();
    RecordReader reader =
        new RecordReader(
            new RecordReader.Sink() {
              @Override
              public void block(int channel, byte[] block) {
                all.append(channel).append(':').append(Bytes.copyOf(block).toHex()).append(' ');
              }

              @Override
              public int room(int channel) {
                return channel > 100
                    ? RecordReader.NONE
                    : Math.min(300, RecordReader.limit(channel));
              }
            },
            new Store(0, Long.MAX_VALUE).share());
    try {
      for (int at = 0; at < stream.length; ) {
        int piece = most > 0 ? most : 1 + random.nextInt(20);
        int length = Math.min(piece, stream.length - at);
        reader.input(stream, at, length);
        at += length;
      }
    } catch (ProtocolFault e) {
      all.append(e.why());
    }
    return all.toString();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyBodyWithAGoodSumIsTakenDroppedOrAFault(long seed) {
    Random random = new Random(seed);
    RawPeer peer = RawPeer.answering(0);
    for (int i = 0; i < ROUNDS; i++) {
      if (!peer.line.one.link.isOpen()) {
        assertThat(peer.line.one.log).anyMatch(entry -> entry.startsWith("close "));
        peer = RawPeer.answering(0);
      }
      byte[] body = new byte[5 + random.nextInt(random.nextInt(8) == 0 ? 400 : 40)];
      random.nextBytes(body);
      body[0] &= (byte) 0x87;
      if (random.nextBoolean()) {
        LinkFrame.putInt(body, 1, RawPeer.afterResume() + random.nextInt(100) - 20);
      }
      peer.raw(peer.seal(body));
      if (random.nextInt(20) == 0) {
        peer.line.pass(random.nextInt((int) SECOND));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyControlRecordIsTakenIgnoredOrAFault(long seed) {
    Random random = new Random(seed);
    RawPeer peer = RawPeer.answering(0);
    int sent = RawPeer.afterResume();
    for (int i = 0; i < ROUNDS; i++) {
      if (!peer.line.one.link.isOpen()) {
        peer = RawPeer.answering(0);
        sent = RawPeer.afterResume();
        peer.line.one.link.openChannel(3, peer.line.now);
      }
      byte[] record = new byte[random.nextInt(30)];
      random.nextBytes(record);
      if (record.length > 1) {
        record[0] = (byte) random.nextInt(9);
        record[1] = (byte) (random.nextInt(4) == 0 ? record[1] : 3 + random.nextInt(8));
      }
      Bytes whole =
          RawPeer.record(random.nextInt(3) == 0 ? 5 : RecordReader.CONTROL, Bytes.copyOf(record));
      peer.data(sent, whole);
      sent += whole.length();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void noNoiseBeforeALinkIsOpenDoesMoreThanDelayIt(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      SimulatedLine line = SimulatedLine.clear(seed, 115_200, Faults.NONE);
      byte[] noise = new byte[random.nextInt(3000)];
      random.nextBytes(noise);
      for (int at = 0; at + 4 < noise.length; at += 1 + random.nextInt(200)) {
        noise[at] = (byte) 0xAA;
        noise[at + 1] = 0x55;
        noise[at + 2] &= 3;
      }
      line.inject(line.two, noise, 0);
      line.open();
      line.one.link.send(1, Bytes.utf8("Hello"), line.now);
      assertThat(line.until(() -> line.two.messages.size() == 1, 10 * SECOND)).isTrue();
    }
  }
}
