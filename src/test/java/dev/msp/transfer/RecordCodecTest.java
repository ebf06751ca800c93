package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import dev.msp.transfer.FileRecord.Accept;
import dev.msp.transfer.FileRecord.Ask;
import dev.msp.transfer.FileRecord.Data;
import dev.msp.transfer.FileRecord.Done;
import dev.msp.transfer.FileRecord.End;
import dev.msp.transfer.FileRecord.Entry;
import dev.msp.transfer.FileRecord.Held;
import dev.msp.transfer.FileRecord.ListAll;
import dev.msp.transfer.FileRecord.Names;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Refuse;
import dev.msp.transfer.FileRecord.Seen;
import dev.msp.transfer.FileRecord.Start;
import dev.msp.transfer.FileRecord.Working;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {

  private static final String HASH_HEX = "ab".repeat(32);
  private static final Bytes HASH = Bytes.hex(HASH_HEX);

  /** Written by hand from the table in msp-protocol(7). */
  static Stream<Arguments> vectors() {
    return Stream.of(
        Arguments.of(
            new Offer(IfThere.RENAME, Bytes.hex("0102030405060708"), 0x1_0000_0000L, "a.b"),
            "01 01 0102030405060708 0000000100000000 612e62"),
        Arguments.of(new Accept(List.of()), "02 00"),
        Arguments.of(
            new Accept(List.of(new Held(1, HASH), new Held(256, HASH))),
            "02 02 0000000000000001" + HASH_HEX + "0000000000000100" + HASH_HEX),
        Arguments.of(new Start(0x7fffffffffffffffL), "03 7fffffffffffffff"),
        Arguments.of(new End(HASH), "05" + HASH_HEX),
        Arguments.of(new Done("a/b"), "06 612f62"),
        Arguments.of(new Seen(), "07"),
        Arguments.of(new Refuse(Refusal.DISK_FULL, 258, "no"), "08 06 00000102 6e6f"),
        Arguments.of(new Ask("ü"), "09 c3bc"),
        Arguments.of(new ListAll(""), "0a"),
        Arguments.of(
            new Names(List.of(new Entry(5, "x"), new Entry(0, "yz"))),
            "0b 0000000000000005 0001 78 0000000000000000 0002 797a"),
        Arguments.of(new Names(List.of()), "0b"),
        Arguments.of(new Working(), "0c"));
  }

  private static byte[] bytes(String hex) {
    return Bytes.hex(hex.replace(" ", "")).toArray();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aRecordIsWrittenAsTheTableSays(FileRecord record, String hex) {
    assertThat(RecordCodec.encode(record)).isEqualTo(bytes(hex));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aRecordIsReadAsTheTableSays(FileRecord record, String hex) throws TransferException {
    assertThat(RecordCodec.decode(bytes(hex))).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 00 0102030405060708 0000000000000001 61",
        "02 01 0000000000000001 abababababababababababababababababababababababababababababababab",
        "03 0000000000000001",
        "05 abababababababababababababababababababababababababababababababab",
        "0b 0000000000000005 0001 78"
      })
  void aRecordThatEndsTooEarlyIsRefused(String hex) {
    byte[] whole = bytes(hex);
    int fields = whole[0] == 1 ? whole.length - 1 : whole.length; // OFFER ends with its name
    for (int length = whole[0] == 0x0b ? 2 : 1; length < fields; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RecordCodec.decode(cut))
          .as("%d bytes", length)
          .isInstanceOf(TransferException.class)
          .hasMessage("a record ends too early");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "0d",
        "ff",
        "04", // unknown, and DATA without data
        "02 05",
        "03 8000000000000000",
        "03 0000000000000001 00",
        "07 00",
        "0c 00",
        "01 03 0102030405060708 0000000000000001 61",
        "01 00 0102030405060708 ffffffffffffffff 61",
        "01 00 0102030405060708 0000000000000001 ff",
        "09 c3"
      })
  void aFieldOutOfItsRangeIsRefused(String hex) {
    assertThatThrownBy(() -> RecordCodec.decode(bytes(hex)))
        .isInstanceOf(TransferException.class)
        .satisfies(e -> assertThat(((TransferException) e).why()).isEqualTo(Refusal.PROTOCOL));
  }

  @Test
  void placesThatDoNotAscendAreRefused() {
    for (long second : new long[] {0, 1}) {
      byte[] block =
          RecordCodec.encode(new Accept(List.of(new Held(1, HASH), new Held(second, HASH))));
      assertThatThrownBy(() -> RecordCodec.decode(block))
          .hasMessage("the places of an ACCEPT do not ascend");
    }
  }

  @Test
  void aNameOfMoreThan4096BytesIsRefused() throws TransferException {
    assertThat(RecordCodec.decode(RecordCodec.encode(new Ask("a".repeat(4096)))))
        .isEqualTo(new Ask("a".repeat(4096)));
    assertThatThrownBy(() -> RecordCodec.decode(RecordCodec.encode(new Ask("a".repeat(4097)))))
        .hasMessage("a name is longer than 4096 bytes");
  }

  @Test
  void theTextOfARefusalIsCutAt1024BytesAndItsUnknownCodeTakenAsFailed() throws TransferException {
    byte[] block = RecordCodec.encode(new Refuse(Refusal.NAME, 1, "x".repeat(2000)));
    assertThat(block).hasSize(1 + 1 + 4 + 1024);
    assertThat(RecordCodec.decode(bytes("08 63 00000001 ff")))
        .isEqualTo(new Refuse(Refusal.FAILED, 1, "\ufffd"));
  }

  @Test
  void dataIsWhatStandsBehindItsOp() throws TransferException {
    Data data = (Data) RecordCodec.decode(bytes("04 0102"));
    assertThat(data.length()).isEqualTo(2);
    assertThat(data.block()).isEqualTo(bytes("04 0102"));
  }

  @Test
  void anyBlockIsEitherARecordThatIsWrittenTheSameOrRefused() {
    long seed = 42;
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] block = new byte[1 + random.nextInt(80)];
      random.nextBytes(block);
      block[0] = (byte) random.nextInt(16);
      try {
        FileRecord record = RecordCodec.decode(block);
        if (!(record instanceof Data) && !(record instanceof Refuse)) {
          assertThat(RecordCodec.encode(record)).as("seed %d", seed).isEqualTo(block);
          read++;
        }
      } catch (TransferException e) {
        assertThat(e.why()).isEqualTo(Refusal.PROTOCOL);
      }
    }
    assertThat(read).isGreaterThan(100);
  }
}
