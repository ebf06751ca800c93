package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Splitting at UTF-8 boundaries. Source: MSP protocol, section 3, client rule 2. */
class SplitterTest {

  private static final String[] CHARACTERS = {"a", "\u00e9", "\u20ac", "\ud83d\ude00"};

  private static Bytes joined(List<Bytes> pieces) {
    return pieces.stream().reduce(Bytes.EMPTY, Bytes::plus);
  }

  private static void check(Bytes text, int longest, String how) {
    List<Bytes> pieces = Splitter.split(text, longest);
    assertThat(joined(pieces)).as("%s, %d", how, longest).isEqualTo(text);
    for (int i = 0; i < pieces.size(); i++) {
      Bytes piece = pieces.get(i);
      assertThat(piece.text()).as("%s, %d, piece %d", how, longest, i).isPresent();
      assertThat(piece.length()).as("%s, %d, piece %d", how, longest, i).isBetween(1, longest);
      if (i + 1 < pieces.size()) {
        int next = pieces.get(i + 1).at(0);
        int needed = next < 0x80 ? 1 : next < 0xE0 ? 2 : next < 0xF0 ? 3 : 4;
        assertThat(piece.length() + needed)
            .as("%s, %d, piece %d is as long as can be", how, longest, i)
            .isGreaterThan(longest);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void charactersOfOneToFourBytesAreNeverCutAtAnyLength(int kind) {
    for (int before = 0; before < 4; before++) {
      Bytes text = Bytes.utf8("x".repeat(before) + CHARACTERS[kind].repeat(20));
      for (int longest = 4; longest <= text.length() + 1; longest++) {
        check(text, longest, "kind " + kind + " behind " + before);
      }
    }
  }

  @Test
  void anyTextIsTheSameWhenItsPiecesAreJoined() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("x");
      int length = random.nextInt(200);
      for (int i = 0; i < length; i++) {
        text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      check(Bytes.utf8(text.toString()), 4 + random.nextInt(60), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"1017, 1", "1018, 2", "2034, 2", "2035, 3"})
  void aTextIsCutOnlyWhereItMustBe(int length, int pieces) {
    assertThat(Splitter.split(Bytes.utf8("x".repeat(length)), 1017)).hasSize(pieces);
  }

  @Test
  void aShortTextAndAnEmptyOneAreReturnedAsTheyAre() {
    assertThat(Splitter.split(Bytes.utf8("abcd"), 4)).containsExactly(Bytes.utf8("abcd"));
    assertThat(Splitter.split(Bytes.EMPTY, 4)).containsExactly(Bytes.EMPTY);
  }

  @Test
  void textThatIsNotUtf8ComesBackUncutSoThatItIsRefusedAsAWhole() {
    Bytes binary = Bytes.hex("80".repeat(40));
    assertThat(Splitter.split(binary, 16)).containsExactly(binary);
  }

  @Test
  void aPieceMustHaveRoomForAnyCharacter() {
    assertThatThrownBy(() -> Splitter.split(Bytes.utf8("abc"), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a character may need 4 bytes, not 3");
  }
}
