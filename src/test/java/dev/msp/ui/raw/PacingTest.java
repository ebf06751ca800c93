package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

  /** Returns the pieces as they go out, each with its pause behind it. */
  private static List<String> pieces(Pacing pacing, String... offered) {
    List<String> pieces = new ArrayList<>();
    for (String one : offered) {
      Bytes rest = Bytes.utf8(one);
      while (!rest.isEmpty()) {
        Pacing.Piece piece = pacing.next(rest);
        String sent = rest.slice(0, piece.length()).text().orElseThrow();
        pieces.add(sent.replace('\r', 'R').replace('\n', 'N') + '+' + piece.pauseNanos());
        rest = rest.slice(piece.length(), rest.length());
      }
    }
    return pieces;
  }

  @Test
  void withoutDelaysAllGoesOutAtOnce() {
    assertThat(pieces(new Pacing(0, 0), "a\nb\r\n")).containsExactly("aNbRN+0");
  }

  @Test
  void aPauseFollowsEachLineEndAndNothingElse() {
    assertThat(pieces(new Pacing(0, 7), "one\ntwo\r\nthree\rfour", "\n\n"))
        .containsExactly("oneN+7", "twoRN+7", "threeR+7", "four+0", "N+7", "N+7");
  }

  @Test
  void aLineEndThatIsCutInTwoHasOnePause() {
    assertThat(pieces(new Pacing(0, 7), "a\r", "\nb")).containsExactly("aR+7", "N+0", "b+0");
  }

  @Test
  void aPauseFollowsEachByte() {
    assertThat(pieces(new Pacing(2, 0), "a\r\nb")).containsExactly("a+2", "R+2", "N+2", "b+2");
    assertThat(pieces(new Pacing(2, 10), "a\r\nb\n"))
        .containsExactly("a+2", "R+12", "N+2", "b+2", "N+12");
  }
}
