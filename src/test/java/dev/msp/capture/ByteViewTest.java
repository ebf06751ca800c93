package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.session.Event.Direction;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteViewTest {

  private static final Optional<ZoneId> UTC = Optional.of(ZoneOffset.UTC);
  private static final long SECOND = 1_000_000;

  private static String taken(ByteView view) {
    return new String(view.take(), StandardCharsets.UTF_8);
  }

  private static void in(ByteView view, String text, long micros) {
    view.show(Direction.IN, Bytes.utf8(text), micros);
  }

  private static void out(ByteView view, String text, long micros) {
    view.show(Direction.OUT, Bytes.utf8(text), micros);
  }

  private static TextView text(Optional<ZoneId> zone) {
    return new TextView(StandardCharsets.UTF_8, "\r\n", LineEnd.AUTO, zone);
  }

  @Test
  void aPromptWithoutALineEndIsShownAtOnce() {
    TextView view = text(Optional.empty());
    in(view, "login: ", 0);
    assertThat(taken(view)).isEqualTo("login: ");
    in(view, "root\r\n", 0);
    assertThat(taken(view)).isEqualTo("root\r\n");
  }

  @Test
  void eachLineHasTheTimeAtWhichItBegan() {
    TextView view = text(UTC);
    in(view, "one ", 5_004_000);
    in(view, "more\n\ntwo", 6 * SECOND);
    assertThat(taken(view)).isEqualTo("00:00:05.004 one more\r\n00:00:06.000 \r\n00:00:06.000 two");
  }

  @Test
  void nothingFromTheWireSteersTheTerminal() {
    TextView view = text(Optional.empty());
    Bytes wire = Bytes.utf8("\u001B]0;title\u0007\b\u009B1m\u202E").plus(Bytes.hex("9b"));
    view.show(Direction.IN, wire, 0);
    assertThat(taken(view)).isEqualTo("\\e]0;title\\x07\\x08\\u{9B}1m\\u{202E}\\x9B");
  }

  @Test
  void tabulatorsLeadToTheNextColumnOfEight() {
    TextView view = text(UTC);
    in(view, "a\tb\t\r\n12345678\tc", 0);
    assertThat(taken(view))
        .isEqualTo("00:00:00.000 a       b       \r\n00:00:00.000 12345678        c");
  }

  @Test
  void whatIsTypedStandsOnTheSameLine() {
    TextView view = text(Optional.empty());
    in(view, "> ", 0);
    out(view, "help\r", 0);
    in(view, "ok\r", 0);
    out(view, "x", 0);
    assertThat(taken(view)).isEqualTo("> help\r\nok\r\nx");
  }

  @Test
  void aFreshLineBreaksOnlyALineThatHasBegun() {
    TextView view = text(Optional.empty());
    view.freshLine();
    assertThat(taken(view)).isEmpty();
    in(view, "50%\r", 0);
    view.freshLine();
    view.freshLine();
    in(view, "\n60%", 0);
    assertThat(taken(view)).isEqualTo("50%\r\n60%");
  }

  @Test
  void theLineThatHasBegunCanBeWrittenAgain() {
    TextView view = text(UTC);
    in(view, "boot\r\nlogin:\t", 0);
    assertThat(view.openLine()).contains("00:00:00.000 login:  ");
    in(view, "root\n", 0);
    assertThat(view.openLine()).isEmpty();
    in(view, "x".repeat(1_100), 0);
    assertThat(view.openLine()).as("too long to be kept").isEmpty();
  }

  @Test
  void whatTheReadersCharsetLacksIsEscaped() {
    TextView view = new TextView(StandardCharsets.US_ASCII, "\n", LineEnd.AUTO, Optional.empty());
    in(view, "日\n", 0);
    assertThat(taken(view)).isEqualTo("\\u{65E5}\n");
  }

  @Test
  void aRowOfHexIsWrittenWhenItIsFullOrNothingFollows() {
    HexView view = new HexView("\n", Optional.empty());
    in(view, "0123456789abcde", 0);
    assertThat(taken(view)).isEmpty();
    assertThat(view.isHolding()).isTrue();
    in(view, "f\u001B\n", 0);
    assertThat(taken(view))
        .isEqualTo(
            "< 00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n");
    view.quiet();
    assertThat(taken(view))
        .isEqualTo("< 00000010  1B 0A                                             |..|\n");
    assertThat(view.isHolding()).isFalse();
  }

  @Test
  void eachDirectionHasItsRowsAndItsCount() {
    HexView view = new HexView("\n", UTC);
    in(view, "a", SECOND);
    out(view, "b", 2 * SECOND);
    in(view, "c", 3 * SECOND);
    view.freshLine();
    assertThat(taken(view).replaceAll(" {3,}", " ").lines())
        .containsExactly(
            "00:00:01.000 < 00000000  61 |a|",
            "00:00:02.000 > 00000000  62 |b|",
            "00:00:03.000 < 00000001  63 |c|");
  }

  @Test
  void passThroughChangesNothingUnlessAskedTo() {
    String wire = "\u001B[1m\r\na\nb\rc";
    PassThroughView exact = new PassThroughView(LineEnd.AUTO);
    in(exact, wire, 0);
    assertThat(taken(exact)).isEqualTo(wire);
    PassThroughView feeds = new PassThroughView(LineEnd.LF);
    in(feeds, "a\nb\r", 0);
    assertThat(taken(feeds)).isEqualTo("a\r\nb\r");
    PassThroughView returns = new PassThroughView(LineEnd.CR);
    in(returns, "a\rb\n", 0);
    assertThat(taken(returns)).isEqualTo("a\r\nb\n");
  }

  @Test
  void passThroughKnowsWhetherALineHasBegun() {
    PassThroughView view = new PassThroughView(LineEnd.AUTO);
    view.freshLine();
    assertThat(taken(view)).isEmpty();
    in(view, "a", 0);
    view.freshLine();
    view.freshLine();
    assertThat(taken(view)).isEqualTo("a\r\n");
  }
}
