package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The look of hex dumps. */
class HexDumpTest {

  private static final Bytes HELLO = Bytes.hex("aa550010011048656c6c6f204d535004");

  @Test
  void aFullLineHasOffsetSixteenPairsAndText() {
    assertThat(HexDump.lines(HELLO))
        .containsExactly(
            "0000  AA 55 00 10 01 10 48 65  6C 6C 6F 20 4D 53 50 04  |.U....Hello MSP.|");
  }

  @Test
  void theLastLineIsFilledUpSoThatTheTextStandsBelowTheText() {
    assertThat(HexDump.lines(HELLO.plus(Bytes.hex("414243"))))
        .containsExactly(
            "0000  AA 55 00 10 01 10 48 65  6C 6C 6F 20 4D 53 50 04  |.U....Hello MSP.|",
            "0010  41 42 43                                          |ABC|");
    assertThat(HexDump.lines(Bytes.hex("2021222324252627ff")))
        .containsExactly("0000  20 21 22 23 24 25 26 27  FF                       | !\"#$%&'.|");
  }

  @Test
  void noBytesHaveNoLines() {
    assertThat(HexDump.lines(Bytes.EMPTY)).isEmpty();
    assertThat(HexDump.lineCount(Bytes.EMPTY)).isZero();
  }

  @Test
  void linesAreCountedAndMadeOneAtATime() {
    Bytes bytes = Bytes.copyOf(new byte[33]);

    assertThat(HexDump.lineCount(bytes)).isEqualTo(3);
    assertThat(HexDump.line(bytes, 2)).startsWith("0020  00 ").endsWith("  |.|");
    for (int wrong : new int[] {-1, 3}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> HexDump.line(bytes, wrong))
          .withMessage("There is no line " + wrong + " of 3.");
    }
  }

  @Test
  void theOffsetHasFourDigitsOrAsManyAsTheLastByteNeeds() {
    assertThat(HexDump.line(Bytes.copyOf(new byte[0x10000]), 4095)).startsWith("FFF0  00");
    assertThat(HexDump.line(Bytes.copyOf(new byte[0x10001]), 0)).startsWith("00000  00");
    assertThat(HexDump.line(Bytes.copyOf(new byte[0x10001]), 4096)).startsWith("10000  00");
    assertThat(HexDump.line(Bytes.copyOf(new byte[0x100001]), 65536)).startsWith("100000  00");
  }

  @Test
  void onlyVisibleAsciiStandsInTheText() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    List<String> lines = HexDump.lines(Bytes.copyOf(all));

    assertThat(lines).hasSize(16).allMatch(line -> line.matches("[ -~]+"));
    assertThat(lines.get(1)).endsWith("  |................|");
    assertThat(lines.get(2)).endsWith("  | !\"#$%&'()*+,-./|");
    assertThat(lines.get(7)).endsWith("  |pqrstuvwxyz{|}~.|");
    assertThat(lines.get(8)).endsWith("88 89 8A 8B 8C 8D 8E 8F  |................|");
  }

  @Test
  void oneLineShowsPairsAndHowManyAreLeftOut() {
    assertThat(HexDump.inline(HELLO.slice(0, 4), 4)).isEqualTo("AA 55 00 10");
    assertThat(HexDump.inline(HELLO, 4)).isEqualTo("AA 55 00 10 ... (+12 bytes)");
    assertThat(HexDump.inline(HELLO, 0)).isEqualTo("... (+16 bytes)");
    assertThat(HexDump.inline(Bytes.EMPTY, 0)).isEmpty();
    assertThat(HexDump.inline(Bytes.hex("0f"), Integer.MAX_VALUE)).isEqualTo("0F");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HexDump.inline(HELLO, -1))
        .withMessage("At least 0 bytes are shown, not -1.");
  }
}
