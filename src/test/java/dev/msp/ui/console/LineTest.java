package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line for commands, what commands say, and what is pasted. */
@Timeout(60)
class LineTest {

  private static final String COMMAND = "\u001Bx";
  private static final String PASTE = "\u001B[200~";
  private static final String PASTED = "\u001B[201~";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_U = "\u0015";

  private static Desk desk() throws Exception {
    Desk desk = new Desk(80, 24, "open loop: as dev");
    desk.screen.await("type a message; Enter sends it");
    return desk;
  }

  private static boolean holds(List<String> lines, String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  @Test
  void tabCompletesAndOffersWhatAWordMayBecome() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "forg\t");
      desk.screen.await("line", lines -> lines.contains(":forget"));
      desk.screen.type(CTRL_U + "send\t");
      desk.screen.await(" send-hex   Send a message given as hexadecimal digits");
      desk.screen.type("\t\t");
      desk.screen.await("line", lines -> lines.contains(":send-file"));
      desk.screen.type(Desk.ESC);
      desk.screen.await("no list", lines -> !holds(lines, "Send a message given"));
      assertThat(desk.screen.lines()).contains(":send-file");
    }
  }

  @Test
  void escapeGoesBackToWhereOneWas() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "help");
      desk.screen.await(":help");
      desk.screen.type(Desk.ESC);
      desk.screen.await("type a message; Enter sends it");
    }
  }

  @Test
  void aMistakeIsSaidWhileOneTypesAndStaysInTheLine() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "clse dev");
      desk.screen.await("^ found clse, expected a command; did you mean close?");
      desk.screen.type(CTRL_U + "repeat 2 ; echo hi\r");
      desk.screen.await("a block without its end");
      assertThat(desk.screen.lines()).contains(":repeat 2 ; echo hi");
    }
  }

  @Test
  void severalLinesAreShownInAPanelThatEscapeCloses() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "repeat 3 ; echo \"line ${i}\" ; end\r");
      desk.screen.await(
          "panel", lines -> lines.containsAll(List.of(" line 1", " line 2", " line 3")));
      desk.screen.type(Desk.ESC);
      desk.screen.await("no panel", lines -> !holds(lines, "line 1"));
      desk.screen.await("type a message; Enter sends it");
    }
  }

  @Test
  void aKeyThatIsNotThePanelsClosesItAndDoesWhatItDoes() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "show stats\r");
      desk.screen.await("round trips");
      desk.screen.type("x");
      desk.screen.await("typed", lines -> lines.contains("> x") && !holds(lines, "round trips"));
    }
  }

  @Test
  void aCommandThatWaitsIsShownAndCancelledWithTheOnesBehindIt() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "wait 1h\r");
      desk.screen.await("Ctrl-C stops wait 1h");
      desk.screen.type(COMMAND + "wait 2h\r");
      desk.screen.await("Ctrl-C stops wait 2h");
      desk.screen.type(CTRL_C);
      desk.screen.await("cancelled");
      desk.screen.type(COMMAND + "echo again\r");
      desk.screen.await("again", lines -> lines.get(23).startsWith("again"));
      assertThat(holds(desk.screen.lines(), "Ctrl-C stops")).isFalse();
    }
  }

  @Test
  void aPasteOfOneLineGoesIntoTheLine() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type("a" + PASTE + "b c\r" + PASTED + "d");
      desk.screen.await("line", lines -> lines.contains("> ab cd"));
    }
  }

  @Test
  void aPasteOfSeveralLinesAsksAndIsSentLineByLine() throws Exception {
    try (Desk desk = desk()) {
      Transport far = desk.end();
      desk.screen.type(PASTE + "one\rtwo\r\rthree\r" + PASTED);
      desk.screen.await("3 lines, 11 bytes, were pasted");
      desk.screen.await("sends 3 messages, one after the other");
      desk.screen.type("\r");
      for (String message : List.of("one", "two", "three")) {
        desk.screen.await("→ DATA       " + (7 + Bytes.utf8(message).length()));
        desk.screen.await("→ " + message, lines -> sent(lines, message));
        Desk.acknowledge(far);
      }
      desk.screen.await(
          "acked", lines -> lines.stream().filter(line -> line.contains("✓ acked")).count() == 3);
    }
  }

  private static boolean sent(List<String> lines, String message) {
    return lines.stream().anyMatch(line -> line.contains("→ DATA") && line.contains(" " + message));
  }

  @Test
  void aPasteIsDroppedOrJoinedAndCancelled() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(PASTE + "one\rtwo" + PASTED);
      desk.screen.await("2 lines");
      desk.screen.type(Desk.ESC);
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(PASTE + "one\rtwo" + PASTED);
      desk.screen.await("2 lines");
      desk.screen.type("j");
      desk.screen.await("line", lines -> lines.contains("> one⏎two"));
      desk.screen.type(CTRL_U + PASTE + "one\rtwo" + PASTED);
      desk.screen.await("2 lines");
      desk.screen.type("\r");
      desk.screen.await("Ctrl-C stops send 2 lines");
      desk.screen.type(CTRL_C);
      desk.screen.await("0 of 2 done: cancelled");
    }
  }

  @Test
  void keysInAPasteDoNothingInTheList() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(PASTE + "q/:" + PASTED);
      desk.screen.await("line", lines -> lines.contains("> q/:"));
    }
  }

  @Test
  void consoleCommandsWorkInBlocksAndBetweenOthers() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "echo x ; view time ; focus list\r");
      desk.screen.await("i: type a message");
    }
  }

  @Test
  void whatQuotesTheLanguageIsShownAsItIsTyped() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "let x \"a\\nb\" ; show variables\r");
      desk.screen.await("let x \"a\\nb\"", lines -> lines.get(23).equals("let x \"a\\nb\""));
    }
  }

  @Test
  void aMistakeQuotesWhatIsTypedAsItIsTyped() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "input escapes\r");
      desk.screen.await("escapes> ");
      desk.screen.type("a\\q");
      desk.screen.await("^ found \\q, expected one of \\n \\r");
      desk.screen.type(COMMAND + "expect \"foo\" within 1s");
      desk.screen.await("^ found \"\\\"foo\\\"\", expected");
    }
  }

  @Test
  void aMistakeLongerThanTheScreenIsWideIsToldToItsEnd() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "expect \"foo\" within 1s");
      desk.screen.await(
          "all kinds",
          now -> now.get(20).contains("expected ack") && now.get(21).endsWith("nothing"));
      desk.screen.type(CTRL_U + "clse dev");
      desk.screen.await(
          "one row", now -> now.get(21).startsWith("^ found clse") && now.get(20).isEmpty());
    }
  }

  @Test
  void aMistakeCannotControlTheTerminal() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + PASTE + "\u202Eabc x" + PASTED);
      desk.screen.await("^ found \"\\u{202e}abc\", expected a command");
    }
  }

  @Test
  void whatAFilterMayHoldStandsAboveItAndTabCompletesIt() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("/");
      desk.screen.await("hint", lines -> holds(lines, "/regex/") && holds(lines, "timed-out"));
      desk.screen.type("stat\t");
      desk.screen.await("completed", lines -> lines.contains("filter: state"));
      desk.screen.type("!ac\t");
      desk.screen.await(" acked  messages with an ACK");
      desk.screen.type("\t\t");
      desk.screen.await("second", lines -> lines.contains("filter: state !acked"));
    }
  }

  @Test
  void tabSaysHowACommandIsWrittenWhereAnyTextMayStand() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "goto \t");
      desk.screen.await("goto TEXT...: Select a row: 12:30:01, +10s, -1m, or row 120");
      desk.screen.type(CTRL_U + "filter \t");
      desk.screen.await("filter [TEXT]: Show the rows that fit, or all");
      desk.screen.type(CTRL_U + "zzz\t");
      desk.screen.await("nothing known begins so");
    }
  }

  @Test
  void ctrlRSearchesWhatWasTypedAndShowsItWhileOneTypes() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "echo one\r");
      desk.screen.await("one", lines -> lines.get(23).startsWith("one"));
      desk.screen.type(COMMAND + "help\u0012");
      desk.screen.await("Ctrl-R: an older one, Enter: take it, Esc: back");
      desk.screen.type("ON");
      desk.screen.await("found", lines -> lines.contains("typed before: ON  echo one"));
      desk.screen.type("x");
      desk.screen.await(
          "kept", lines -> lines.contains("typed before: ONx  in no other line; echo one"));
      desk.screen.type(Desk.ESC);
      desk.screen.await("back", lines -> lines.contains(":help"));
      desk.screen.type("\u0012one\r");
      desk.screen.await("taken", lines -> lines.contains(":echo one"));
      desk.screen.type("\r");
      desk.screen.await("one", lines -> lines.get(23).startsWith("one"));
    }
  }

  @Test
  void whatASearchFindsIsSentOnlyWhenItIsTaken() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type("first\r");
      desk.screen.await("sent", lines -> sent(lines, "first"));
      desk.screen.type("\u0012fir\r");
      desk.screen.await("taken", lines -> lines.contains("> first"));
      assertThat(desk.screen.lines().stream().filter(line -> line.contains("→ DATA"))).hasSize(1);
      desk.screen.type("\r");
      desk.screen.await(
          "sent", now -> now.stream().filter(line -> line.contains("→ DATA")).count() == 2);
    }
  }
}
