package dev.msp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import dev.msp.remote.RemoteRecord.Cancel;
import dev.msp.remote.RemoteRecord.Exit;
import dev.msp.remote.RemoteRecord.Output;
import dev.msp.remote.RemoteRecord.Run;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCodecTest {

  /** Written by hand from the table in msp-protocol(7). */
  static Stream<Arguments> vectors() {
    return Stream.of(
        Arguments.of(new Run("up", List.of()), "01 01 0002 7570"),
        Arguments.of(new Run("a", List.of("ü", "")), "01 03 0001 61 0002 c3bc 0000"),
        Arguments.of(new Output(CommandStream.STDOUT, Bytes.hex("00ff")), "02 01 00ff"),
        Arguments.of(new Output(CommandStream.STDERR, Bytes.hex("0a")), "02 02 0a"),
        Arguments.of(new Exit(new Outcome(Ending.EXITED, 258, "")), "03 00 00000102"),
        Arguments.of(new Exit(new Outcome(Ending.NOT_STARTED, 0, "no")), "03 01 00000000 6e6f"),
        Arguments.of(new Exit(new Outcome(Ending.TIMED_OUT, 143, "")), "03 02 0000008f"),
        Arguments.of(new Exit(new Outcome(Ending.TOO_MUCH, 143, "")), "03 03 0000008f"),
        Arguments.of(new Exit(new Outcome(Ending.CANCELLED, 143, "")), "03 04 0000008f"),
        Arguments.of(new Exit(new Outcome(Ending.STOPPED, -1, "")), "03 05 ffffffff"),
        Arguments.of(new Cancel(), "04"));
  }

  private static byte[] bytes(String hex) {
    return Bytes.hex(hex.replace(" ", "")).toArray();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aRecordIsWrittenAsTheTableSays(RemoteRecord record, String hex) {
    assertThat(RemoteCodec.encode(record)).isEqualTo(bytes(hex));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aRecordIsReadAsTheTableSays(RemoteRecord record, String hex) throws RemoteException {
    assertThat(RemoteCodec.decode(bytes(hex))).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 02 0001 61 0002 c3bc", "03 00 00000000"})
  void aRecordThatEndsTooEarlyIsRefused(String hex) {
    byte[] whole = bytes(hex);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RemoteCodec.decode(cut))
          .as("%d bytes", length)
          .isInstanceOf(RemoteException.class)
          .hasMessage("a record ends too early");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00, the record 0 is unknown",
    "05, the record 5 is unknown",
    "ff, the record ff is unknown",
    "01 00, RUN names no command",
    "01 12, RUN has too many words",
    "01 01 0001 61 00, a record is too long",
    "01 01 0001 ff, a word is no UTF-8",
    "01 01 1001, a word is longer than 4096 bytes",
    "02 00 61, OUTPUT of an unknown stream",
    "02 03 61, OUTPUT of an unknown stream",
    "02 01, OUTPUT without bytes",
    "04 00, a record is too long"
  })
  void aFieldOutOfItsRangeIsRefused(String hex, String why) {
    assertThatThrownBy(() -> RemoteCodec.decode(bytes(hex)))
        .isInstanceOf(RemoteException.class)
        .hasMessage(why)
        .satisfies(
            e -> assertThat(((RemoteException) e).why()).isEqualTo(RemoteException.Cause.PROTOCOL));
  }

  @Test
  void aRunHoldsSixteenArgumentsAndWordsOf4096Bytes() throws RemoteException {
    Run most = new Run("n", Collections.nCopies(15, "a".repeat(4096)));
    assertThat(RemoteCodec.decode(RemoteCodec.encode(most))).isEqualTo(most);
    Run many = new Run("n", Collections.nCopies(16, "b"));
    assertThat(RemoteCodec.decode(RemoteCodec.encode(many))).isEqualTo(many);
  }

  @Test
  void theTextOfAnExitIsCutBetweenCharactersAndItsUnknownCodeTakenAsStopped()
      throws RemoteException {
    byte[] block = RemoteCodec.encode(new Exit(new Outcome(Ending.EXITED, 0, "ü".repeat(1000))));
    assertThat(block).hasSize(1 + 5 + 1024);
    byte[] emoji =
        RemoteCodec.encode(new Exit(new Outcome(Ending.EXITED, 0, "x" + "😀".repeat(300))));
    assertThat(emoji).hasSize(1 + 5 + 1021);
    assertThat(RemoteCodec.decode(bytes("03 06 00000000")))
        .isEqualTo(new Exit(new Outcome(Ending.STOPPED, 0, "")));
    assertThat(RemoteCodec.decode(bytes("03 63 00000000 ff")))
        .isEqualTo(new Exit(new Outcome(Ending.STOPPED, 0, "\ufffd")));
  }

  @Test
  void anyBlockIsEitherARecordThatIsWrittenTheSameOrRefused() {
    long seed = 42;
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] block = new byte[1 + random.nextInt(12)];
      random.nextBytes(block);
      block[0] = (byte) random.nextInt(6);
      if (block.length > 3 && block[0] == RemoteCodec.RUN) {
        block[1] = (byte) random.nextInt(3);
        block[2] = 0;
        block[3] = (byte) random.nextInt(12);
      }
      try {
        RemoteRecord record = RemoteCodec.decode(block);
        if (!(record instanceof Exit)) {
          assertThat(RemoteCodec.encode(record)).as("seed %d", seed).isEqualTo(block);
          read++;
        }
      } catch (RemoteException e) {
        assertThat(e.why()).isEqualTo(RemoteException.Cause.PROTOCOL);
      }
    }
    assertThat(read).isGreaterThan(100);
  }
}
