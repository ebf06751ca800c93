package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.frame.Bytes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where text, masks and regular expressions are found in what came. */
class ExpectedTest {

  private static Expected regex(String expression) throws UnfitException {
    return Types.EXPECTED.readPattern(Bytes.utf8(expression));
  }

  private static Expected mask(String digits) throws UnfitException {
    return Types.EXPECTED.readMask(Bytes.utf8(digits));
  }

  private static Optional<Expected.Hit> hit(int from, int to) {
    return Optional.of(new Expected.Hit(from, to, Map.of()));
  }

  @Test
  void bytesAreFoundWhereTheyFirstStand() throws Exception {
    Expected part = Types.EXPECTED.read(Bytes.hex("aa55"));
    assertThat(part.find(Bytes.hex("aaaa55aa55"))).isEqualTo(hit(1, 3));
    assertThat(part.find(Bytes.hex("aa"))).isEmpty();
    assertThat(part.find(Bytes.EMPTY)).isEmpty();
    assertThat(part.literal()).contains(Bytes.hex("aa55"));
    assertThat(part.written()).isEqualTo("x\"AA 55\"");
  }

  @Test
  void nothingIsNoExpectation() {
    assertThatThrownBy(() -> Types.EXPECTED.read(Bytes.EMPTY)).hasMessage("is in everything");
  }

  @ParameterizedTest
  @CsvSource({
    "aa??55, 00aa1255, 1, 4",
    "??, 00, 0, 1",
    "5?, 00405f, 2, 3",
    "?5, 504555, 1, 2",
    "FF?0, ff01ff10, 2, 4",
  })
  void aQuestionMarkStandsForAnyDigit(String mask, String came, int from, int to) throws Exception {
    assertThat(mask(mask).find(Bytes.hex(came))).isEqualTo(hit(from, to));
  }

  @Test
  void aMaskNeedsAllItsBytes() throws Exception {
    assertThat(mask("aa??").find(Bytes.hex("00aa"))).isEmpty();
    assertThat(mask("aa?5").written()).isEqualTo("x\"AA ?5\"");
    assertThat(mask("aa?5").literal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "aa?"})
  void halfAByteIsNoMask(String digits) {
    assertThatThrownBy(() -> mask(digits)).hasMessage("has half a byte, or none");
  }

  @Test
  void namedGroupsAreCapturedAndOneThatTookNothingIsEmpty() throws Exception {
    Expected version = regex("v(?<major>\\d+)(\\.(?P<minor>\\d+))?");
    assertThat(version.find(Bytes.utf8("rev v2.17")).orElseThrow().captures())
        .isEqualTo(Map.of("major", "2", "minor", "17"));
    assertThat(version.find(Bytes.utf8("v3")).orElseThrow().captures())
        .isEqualTo(Map.of("major", "3", "minor", ""));
    assertThat(version.names()).containsExactlyInAnyOrder("major", "minor");
  }

  @Test
  void placesAreCountedInBytesWhateverTheCharacters() throws Exception {
    assertThat(regex("b.").find(Bytes.utf8("é😀bü!"))).isEqualTo(hit(6, 9));
    assertThat(regex("b.").find(Bytes.hex("ff80" + "62fe"))).isEqualTo(hit(2, 4));
  }

  @Test
  void aDotTakesLineEndsAndAnAnchorStandsAtThem() throws Exception {
    assertThat(regex("a.b").find(Bytes.utf8("a\nb"))).isEqualTo(hit(0, 3));
    assertThat(regex("^b$").find(Bytes.utf8("a\nb\nc"))).isEqualTo(hit(2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)x"})
  @Timeout(10)
  void noExpressionMakesALongAnswerHang(String expression) throws Exception {
    assertThat(regex(expression).find(Bytes.utf8("a".repeat(60_000) + "!"))).isEmpty();
  }

  @Test
  void anExpressionThatIsNoneSaysWhy() {
    assertThatThrownBy(() -> regex("(")).hasMessageStartingWith("is no regular expression: ");
    assertThatThrownBy(() -> regex("a(?=b)"))
        .isInstanceOfSatisfying(
            UnfitException.class,
            e -> assertThat(e.hint()).isEqualTo("RE2 expressions look neither ahead nor behind"));
    assertThatThrownBy(() -> regex("(a)\\1"))
        .isInstanceOfSatisfying(
            UnfitException.class,
            e -> assertThat(e.hint()).isEqualTo("RE2 expressions do not refer back to a group"));
    assertThatThrownBy(() -> regex("(\\\\1"))
        .isInstanceOfSatisfying(UnfitException.class, e -> assertThat(e.hint()).isEmpty());
  }
}
