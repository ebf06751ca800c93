package dev.msp.ui.console;

import org.junit.jupiter.api.Test;

/** What a command has to say while somebody types takes no keys from them. */
class TypingUndisturbedTest {

  @Test
  void aLongFailureOfAnEarlierCommandLeavesTheLineThatIsTyped() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(":let long \"" + "no row is so long ".repeat(8) + "\" ; let word still\r");
      desk.screen.await("i: type a message");
      desk.screen.type(":wait 300ms ; fail \"said: ${long}\"\r");
      desk.screen.await("i: type a message");
      desk.screen.type(":ech");
      desk.screen.await(
          "what failed, and no panel in the way",
          lines ->
              lines.stream().anyMatch(line -> line.contains("said: no row"))
                  && lines.stream().anyMatch(line -> line.startsWith(":ech"))
                  && lines.stream().noneMatch(line -> line.contains("not done")));
      desk.screen.type("o \"${word} here\" ; echo more\r");
      desk.screen.await("still here");
    }
  }
}
