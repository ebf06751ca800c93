package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The page of help: for the place where one is, searched by typing, and closed as it was opened.
 */
@Timeout(60)
class HelpTest {

  private static boolean hides(List<String> lines, String text) {
    return lines.stream().noneMatch(line -> line.contains(text));
  }

  @Test
  void itBeginsWithTheKeysOfThePlaceAndTheSameKeyGoesBackThere() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(Desk.F1);
      List<String> lines = desk.screen.await("help", now -> now.get(1).startsWith("help:"));
      assertThat(lines.get(2)).isEqualTo("Keys in the line for messages");
      desk.screen.type(Desk.F1);
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("?");
      desk.screen.await("list", now -> now.get(2).equals("Keys in the list"));
      desk.screen.type("?");
      desk.screen.await("i: type a message");
      assertThat(desk.screen.lines().get(0)).contains("1 dev");
    }
  }

  @Test
  void typingKeepsWhatHoldsItAndTellsAllOfFewCommands() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("no session is open");
      desk.screen.type(Desk.F1);
      desk.screen.await("help:");
      desk.screen.type("send-hex");
      List<String> lines =
          desk.screen.await("one command", now -> hides(now, "Keys") && !hides(now, "example"));
      assertThat(lines).anyMatch(line -> line.startsWith("  send-hex "));
      desk.screen.type(Desk.ESC);
      desk.screen.await("Keys everywhere");
      desk.screen.type(Desk.ESC);
      desk.screen.await("closed", now -> hides(now, "help: "));
    }
  }

  @Test
  void aKeyThatDoesNothingSaysSo() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("Q");
      desk.screen.await("Q is no key here; F1 shows all keys");
    }
  }

  @Test
  void onlyKeysThatCanActAreOffered() throws Exception {
    try (Desk desk = new Desk(120, 24)) {
      desk.screen.await("no session is open");
      String hints = desk.screen.await("F1 help");
      assertThat(hints).contains("F10 quit").contains("F2 open").doesNotContain("F5");
    }
  }

  @Test
  void itTellsHowItIsClosedAndOfAllSessionsInOneLine() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(" "); // what is said goes, the hints come
      desk.screen.await("F9 text/hex");
      desk.screen.type(Desk.F1);
      desk.screen.await("Esc closes help");
      desk.screen.type("alt-");
      List<String> lines = desk.screen.await("tabs", now -> !hides(now, "Alt-1 … Alt-9"));
      assertThat(hides(lines, "Alt-2")).isTrue();
    }
  }
}
