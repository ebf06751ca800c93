package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes do not change and are compared by content. */
class BytesTest {

  @Test
  void changesOfTheSourceAndOfCopiesAreNotSeen() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes).isEqualTo(Bytes.hex("010203"));
  }

  @Test
  void equalContentIsEqual() {
    assertThat(Bytes.copyOf(new byte[] {0, 1, 2, 3}, 1, 2))
        .isEqualTo(Bytes.hex("0102"))
        .hasSameHashCodeAs(Bytes.hex("0102"))
        .isNotEqualTo(Bytes.hex("0103"))
        .isNotEqualTo("0102");
    assertThat(Bytes.copyOf(new byte[5], 3, 0)).isSameAs(Bytes.EMPTY);
  }

  @Test
  void aRangeOutsideTheSourceIsRefused() {
    assertThatThrownBy(() -> Bytes.copyOf(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.copyOf(new byte[4], 5, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.copyOf(new byte[4], 2, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.hex("0102").slice(1, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.hex("0102").slice(2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void hexIsReadInEitherCaseAndWrittenInLowerCase() {
    assertThat(Bytes.hex("00fFAa").toHex()).isEqualTo("00ffaa");
    assertThat(Bytes.hex("")).isEqualTo(Bytes.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0g", "00 11", "0x00", "００"})
  void whatIsNoHexIsRefused(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.hex(digits));
  }

  @Test
  void bytesAreReadAsUnsigned() {
    Bytes bytes = Bytes.hex("007f80ff");
    assertThat(bytes.length()).isEqualTo(4);
    assertThat(new int[] {bytes.at(0), bytes.at(1), bytes.at(2), bytes.at(3)})
        .containsExactly(0, 127, 128, 255);
    assertThat(bytes.isEmpty()).isFalse();
    assertThat(Bytes.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void slicesAndSumsKeepTheOrder() {
    Bytes bytes = Bytes.hex("00010203");
    assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.hex("0102"));
    assertThat(bytes.slice(0, 4)).isSameAs(bytes);
    assertThat(bytes.slice(2, 2)).isSameAs(Bytes.EMPTY);
    assertThat(bytes.plus(Bytes.hex("04"))).isEqualTo(Bytes.hex("0001020304"));
    byte[] target = new byte[6];
    bytes.copyTo(target, 2);
    assertThat(target).containsExactly(0, 0, 0, 1, 2, 3);
  }

  @Test
  void textIsUtf8AndOnlyIfItIsValid() {
    assertThat(Bytes.utf8("Ω").toHex()).isEqualTo("cea9");
    assertThat(Bytes.utf8("a\ud800b")).isEqualTo(Bytes.utf8("a?b"));
    assertThat(Bytes.hex("cea9").text()).contains("Ω");
    for (String invalid : new String[] {"ce", "c080", "eda080", "ff", "f4908080"}) {
      assertThat(Bytes.hex(invalid).text()).as(invalid).isEmpty();
    }
  }

  @Test
  void longContentIsShownInPart() {
    assertThat(Bytes.copyOf(new byte[32])).hasToString("00".repeat(32));
    assertThat(Bytes.copyOf(new byte[33])).hasToString("00".repeat(32) + "… (33 bytes)");
  }
}
