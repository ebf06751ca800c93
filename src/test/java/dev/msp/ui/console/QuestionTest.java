package dev.msp.ui.console;

import org.junit.jupiter.api.Test;

/** What is asked before something is lost. */
class QuestionTest {

  @Test
  void onlyAPlainYesEndsASession() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("x");
      desk.screen.await("Close dev and its connection?");
      desk.screen.type("\r");
      desk.screen.await("i: type a message");
      desk.screen.await("● open");
      desk.screen.type("x");
      desk.screen.await("Close dev and its connection?");
      desk.screen.type("y");
      desk.screen.await("F2 open");
      desk.screen.await("no question", lines -> lines.stream().noneMatch(l -> l.contains("Close")));
    }
  }

  @Test
  void aMessageIsSentAgainAndAgainAsTheHelpSays() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(":every 100ms ; send \"tick ${i}\" ; end\r");
      desk.screen.await("tick 1");
      desk.screen.type(":stop every\r");
      desk.screen.await("i: type a message");
    }
  }
}
