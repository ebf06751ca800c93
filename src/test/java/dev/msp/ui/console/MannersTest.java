package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Quoted;
import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import dev.msp.ui.console.Destination.Group;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the console does to the terminal, and what nobody else can do through it. */
@Timeout(60)
class MannersTest {

  /**
   * All that it may write beside text: places, styles, what it erases, its modes, two questions.
   */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "\u001B\\[[0-9;]*[Hm]|\u001B\\[2J|\u001B\\[\\?(25|1002|1006|1049|2004|2026)[hl]"
              + "|\u001B\\[\\?2026\\$p|\u001B\\]11;\\?\u001B\\\\");

  private static final List<String> ATTACKS =
      List.of(
          "\u001B[2J\u001B[H\u001B[31mred",
          "\u001B]0;title\u0007",
          "\u001B]52;c;aGFja2Vk\u0007",
          "\u001B]8;;http://example.org\u001B\\link\u001B]8;;\u001B\\",
          "\u001BP$q\"p\u001B\\",
          "\u001B[?1049l\u001B[?2004h\u001Bc",
          "\u009B31m\u009D0;title\u009C\u0090dcs\u009C",
          "\u202Ereversed\u202C \u2066isolated\u2069 \u200F\u061C",
          "\u2028line\u2029paragraph \uFEFF \u00AD",
          "\u000E\u000F\u0007\b\b\b\r\n\t\u007F",
          "\u001B[6n\u001B[c\u001B]11;?\u0007");

  private static byte[] allBytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 256; i++) {
      all.write(i);
    }
    return all.toByteArray();
  }

  /** Returns what is left of an output beside text and what is allowed. */
  private static List<String> others(byte[] written) {
    Matcher allowed = ALLOWED.matcher(new String(written, StandardCharsets.UTF_8));
    return allowed
        .replaceAll("")
        .codePoints()
        .filter(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || c == 0xFFFD)
        .mapToObj(Character::getName)
        .toList();
  }

  @Test
  void nothingThatCameOverAWireReachesTheTerminalAsAnOrder() throws Exception {
    try (Desk desk = new Desk(120, 50, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("type a message");
      for (String attack : ATTACKS) {
        Desk.say(end, Bytes.utf8(attack));
        Desk.write(end, attack.getBytes(StandardCharsets.UTF_8));
        Desk.write(end, attack.getBytes(StandardCharsets.ISO_8859_1));
      }
      Desk.say(end, Bytes.copyOf(allBytes()));
      Desk.write(end, allBytes());
      Desk.say(end, Bytes.utf8("all has come"));
      desk.screen.await("all has come");
      desk.screen.type("\u001BOS"); // as bytes
      desk.screen.await("61 6C 6C 20 68 61 73 20 63 6F 6D 65");
      desk.screen.type("\u001B[17~"); // the next layouts
      desk.screen.await("layout: side");
      assertThat(others(desk.screen.written())).isEmpty();
    }
  }

  @Test
  void namesPlacesAndReasonsAreNoOrdersEither() throws Exception {
    String attack = String.join(" ", ATTACKS);
    try (Desk desk = new Desk(200, 50, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.known = List.of(new Destination(Group.PORTS, "port" + attack, attack, "open loop:"));
      desk.screen.type("\u000F"); // what a device calls itself
      desk.screen.await("> port\\e[2J");
      desk.screen.type("o");
      desk.screen.await("port\\e[2J");
      desk.screen.await("Tab: next field");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.workspace.rename(desk.workspace.named("dev"), attack);
      desk.screen.type("x");
      desk.screen.await("Close \\e[2J");
      desk.screen.type("n");
      desk.refusal = "told" + attack;
      desk.screen.type(":open loop:refused\r");
      desk.screen.await("told\\e[2J");
      desk.screen.type(":echo " + Quoted.of("said" + attack) + " ; echo two\r");
      desk.screen.await(" said\\e[2J");
      assertThat(others(desk.screen.written())).isEmpty();
    }
  }

  @Test
  void whatIsTypedAndPastedIsNoOrderEither() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("\u001B[200~a\u202Eb\u0085c\u009Bd\u001B[201~|");
      desk.screen.await("what was pasted", lines -> lines.get(22).contains("|"));
      assertThat(others(desk.screen.written())).isEmpty();
    }
  }

  @Test
  void onlyWhatHasChangedIsWrittenAndNothingWhereNothingHas() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("a");
      desk.screen.await("> a");
      int before = desk.screen.written().length;
      desk.screen.type("b");
      desk.screen.await("> ab");
      assertThat(desk.screen.written().length - before).isBetween(1, 60);
    }
  }

  @Test
  void picturesAreSynchronisedOnlyWhereTheTerminalSaysThatItCan() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("a");
      desk.screen.await("> a");
      assertThat(text(desk)).doesNotContain("\u001B[?2026h");
      desk.screen.type("\u001B[?2026;2$y");
      desk.screen.type("b");
      desk.screen.await("> ab");
      assertThat(text(desk)).contains("\u001B[?2026h").endsWith("\u001B[?2026l");
    }
  }

  private static String text(Desk desk) {
    return new String(desk.screen.written(), StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalMayBecomeAsSmallAsItLikes() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev", "view figures")) {
      desk.screen.await("type a message");
      for (int[] size : new int[][] {{40, 10}, {20, 5}, {3, 2}, {1, 1}, {200, 50}, {80, 24}}) {
        desk.screen.resize(size[0], size[1]);
        desk.screen.type(Desk.F1);
        desk.screen.type(Desk.F1);
      }
      desk.screen.await(
          "all of it again", lines -> lines.get(0).contains("1 dev") && lines.size() == 24);
      desk.screen.await("type a message");
      assertThat(desk.bug()).isNull();
    }
  }

  @Test
  void aBugInACommandIsOneOfTheWholeProgramAndTheTerminalIsLeft() throws Exception {
    try (Desk desk = new Desk(80, 24, "open \"loop:?name=bug\"")) {
      desk.awaitEnd();
      assertThat(desk.bug()).hasMessage("a bug");
      desk.screen.close();
      assertThat(text(desk)).endsWith("\u001B[0m\u001B[?25h\u001B[?1049l");
    }
  }

  @Test
  void itGoesOnWhereItWasWhenTheShellHadTheTerminal() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      for (int i = 1; i <= 2; i++) {
        desk.screen.type("\u001Aagain" + i);
        desk.screen.await("again" + i);
      }
    }
  }

  @Test
  void theCursorStandsWhereTheNextLetterGoes() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      desk.screen.type("abcdef\u001B[H");
      desk.screen.await("the cursor on a", lines -> cursor(desk).equals("23;3"));
      desk.screen.type("\u001B[C\u001B[C");
      desk.screen.await("the cursor on c", lines -> cursor(desk).equals("23;5"));
      desk.screen.type("\u001B[F");
      desk.screen.await("the cursor behind f", lines -> cursor(desk).equals("23;9"));
    }
  }

  /** Returns where the cursor was put last. */
  private static String cursor(Desk desk) {
    String all = new String(desk.screen.written(), StandardCharsets.UTF_8);
    Matcher places = Pattern.compile("\u001B\\[(\\d+;\\d+)H").matcher(all);
    String last = "";
    while (places.find()) {
      last = places.group(1);
    }
    return last;
  }
}
