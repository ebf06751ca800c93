package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quitting asks once, and only where something would be lost. */
@Timeout(60)
class QuitTest {

  private static final String COMMAND = "\u001Bx";
  private static final String F10 = "\u001B[21~";

  private static Desk desk() throws Exception {
    Desk desk = new Desk(80, 24, "open loop: as dev");
    desk.end();
    desk.screen.await("type a message; Enter sends it");
    return desk;
  }

  @Test
  void whereNothingIsLostItEndsAtOnce() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(F10);
      desk.awaitEnd();
    }
  }

  @Test
  void aMessageWithoutItsAckIsToldAndNoGoesBackToWhereOneWas() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type("wait for me\r");
      desk.screen.await("… pending");
      desk.screen.type(F10);
      desk.screen.await("1 message has no ACK yet. Quit?  y: yes  n: no");
      desk.screen.type("n");
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type(F10);
      desk.screen.await("Quit?");
      desk.screen.type("y");
      desk.awaitEnd();
    }
  }

  @Test
  void aQuestionTellsWhatWouldBeLostNow() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("type a message; Enter sends it");
      desk.screen.type("wait for me\r");
      desk.screen.await("… pending");
      desk.screen.type(F10);
      desk.screen.await("1 message has no ACK yet. Quit?  y: yes  n: no");
      Desk.acknowledge(end);
      desk.screen.await("Nothing would be lost any more. Quit?  y: yes  n: no");
      desk.screen.type("y");
      desk.awaitEnd();
    }
  }

  @Test
  void aCommandThatRunsIsToldAndTheSameKeyAgainQuits() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "every 1h ; send x ; end\r");
      desk.screen.await("runs: every");
      desk.screen.type(COMMAND + "wait 1h\r");
      desk.screen.await("Ctrl-C stops wait 1h");
      desk.screen.type(F10);
      desk.screen.await("2 commands run. Quit?");
      desk.screen.type(F10);
      desk.awaitEnd();
    }
  }

  @Test
  void quitThatIsTypedAsksNothingAndWaitsForNothing() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "wait 1h\r");
      desk.screen.await("Ctrl-C stops wait 1h");
      desk.screen.type(COMMAND + "quit\r");
      desk.awaitEnd();
    }
  }

  @Test
  void keysThatEditNothingWorkAlsoWhereACommandIsTyped() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.type(COMMAND + "send half");
      desk.screen.await(":send half");
      desk.screen.type(Desk.F1);
      desk.screen.await("Keys everywhere");
      desk.screen.type(Desk.F1);
      desk.screen.await(":send half");
      assertThat(desk.workspace.isQuitting()).isFalse();
    }
  }
}
