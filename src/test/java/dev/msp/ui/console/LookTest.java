package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextColor;
import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Colours, keys and mouse, as a person wants them. */
@Timeout(60)
class LookTest {

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

  private static Preferences with(Palette palette, boolean mouse, KeyBinding... keys) {
    return new Preferences(palette, 1_000, mouse, "delta", "list", List.of(keys));
  }

  private static Palette automatic(String variable, String value) {
    return Palette.of("auto", Map.of("TERM", "xterm-256color", variable, value));
  }

  @Test
  void coloursAreAsAskedForElseByTheEnvironment() {
    assertThat(Palette.of("auto", XTERM)).isEqualTo(new Palette(Colours.DARK, true, true));
    assertThat(Palette.of("light", XTERM)).isEqualTo(new Palette(Colours.LIGHT, false, true));
    assertThat(automatic("NO_COLOR", "1").colours()).isEqualTo(Colours.NONE);
    assertThat(automatic("NO_COLOR", "").colours()).isEqualTo(Colours.DARK);
    assertThat(automatic("COLORFGBG", "0;15").colours()).isEqualTo(Colours.LIGHT);
    assertThat(automatic("COLORFGBG", "0;default;7").colours()).isEqualTo(Colours.LIGHT);
    assertThat(automatic("COLORFGBG", "15;8").colours()).isEqualTo(Colours.DARK);
    assertThat(Palette.of("dark", Map.of("NO_COLOR", "1")).colours()).isEqualTo(Colours.DARK);
    assertThat(Palette.of("auto", Map.of("TERM", "vt220")).colours()).isEqualTo(Colours.NONE);
    assertThat(Palette.of("auto", Map.of("TERM", "linux")).isOpen()).isFalse();
    assertThat(Palette.of("auto", Map.of("TERM", "xterm")).isRich()).isFalse();
  }

  @Test
  void whereThereAre16ColoursNoOtherIsUsed() {
    for (Colours colours : List.of(Colours.DARK, Colours.LIGHT)) {
      Theme theme = Theme.of(new Palette(colours, false, false));
      assertThat(List.of(theme.in(), theme.out(), theme.bad(), theme.good(), theme.faint()))
          .allSatisfy(style -> assertThat(style.front()).isInstanceOf(TextColor.ANSI.class));
    }
  }

  @Test
  void aLightBackgroundThatTheTerminalTellsOfChangesTheColours() throws Exception {
    Preferences open = with(new Palette(Colours.DARK, true, true), true);
    try (Desk desk = new Desk(80, 24, open, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("one\r");
      desk.screen.await("pending");
      assertThat(written(desk)).contains("38;5;75m").doesNotContain("38;5;25m");
      desk.screen.type("\u001B]11;rgb:ffff/ffff/ee00\u001B\\");
      desk.screen.type("two\r");
      desk.screen.await("two", lines -> written(desk).contains("38;5;25m"));
      assertThat(String.join("\n", desk.screen.lines())).doesNotContain("rgb:");
    }
  }

  private static String written(Desk desk) {
    return new String(desk.screen.written(), StandardCharsets.UTF_8);
  }

  @Test
  void withoutColoursNoneIsWritten() throws Exception {
    Preferences none = with(new Palette(Colours.NONE, false, true), true);
    try (Desk desk = new Desk(80, 24, none, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("one\r");
      desk.screen.await("pending");
      assertThat(written(desk)).doesNotContain("38;5").doesNotContainPattern("\u001B\\[3[0-7]m");
    }
  }

  @Test
  void keysDoWhatAPersonBindsThemTo() throws Exception {
    Preferences own =
        with(
            Preferences.USUAL.palette(),
            true,
            new KeyBinding("list", "x", "focus input"),
            new KeyBinding("", "f12", "view figures"),
            new KeyBinding("list", "m", ""));
    try (Desk desk = new Desk(80, 24, own, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("\u001B[24~");
      desk.screen.await("figures of dev");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("m");
      desk.screen.await("m is no key here");
      desk.screen.type("x");
      desk.screen.await("type a message; Enter sends it");
    }
  }

  @Test
  void aClickSelectsRowsSessionsAndParts() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev", "open loop: as two")) {
      desk.screen.await("2 two");
      Transport end = desk.end();
      Desk.say(end, Bytes.utf8("from afar"));
      desk.screen.type(click(3, 1));
      desk.screen.await("from afar");
      desk.screen.type(click(10, 5)); // the second row, below tabs, session and titles
      desk.screen.await("─ row 2");
      desk.screen.await("paused");
      desk.screen.type(click(5, 23));
      desk.screen.await("type a message; Enter sends it");
    }
  }

  private static String click(int column, int row) {
    String at = ";" + column + ";" + row;
    return "\u001B[<0" + at + "M\u001B[<0" + at + "m";
  }

  @Test
  void theMouseIsLeftToTheTerminalAndTakenBackByTheSameKey() throws Exception {
    try (Desk desk = new Desk(80, 24, with(Preferences.USUAL.palette(), false))) {
      desk.screen.await("no session is open");
      assertThat(written(desk)).doesNotContain("\u001B[?1002h");
      desk.screen.type("\u001Bm");
      desk.screen.await("clicks and the wheel work here");
      assertThat(written(desk)).contains("\u001B[?1002h\u001B[?1006h");
      desk.screen.type("\u001Bm");
      desk.screen.await("the mouse selects text as elsewhere");
      assertThat(written(desk)).contains("\u001B[?1006l\u001B[?1002l");
    }
  }
}
