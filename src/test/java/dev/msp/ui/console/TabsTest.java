package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.OpenSession;
import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.session.SessionState;
import dev.msp.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions as tabs: which is shown, what each says of itself, and how one is closed. */
@Timeout(60)
class TabsTest {

  private static final String ALT_LEFT = "\u001B[1;3D";
  private static final String CTRL_PAGE_DOWN = "\u001B[6;5~";

  private static void list(Desk desk) throws InterruptedException {
    desk.screen.type(Desk.ESC);
    desk.screen.await("i: type a message");
  }

  @Test
  void aNumberOrAStepShowsAnotherSession() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop:a as one", "open loop:b as two")) {
      desk.screen.await("loop:b");
      list(desk);
      desk.screen.type("1");
      desk.screen.await(" loop:a");
      desk.screen.type(CTRL_PAGE_DOWN);
      desk.screen.await(" loop:b");
      desk.screen.type(ALT_LEFT);
      desk.screen.await(" loop:a");
      desk.screen.type("7");
      desk.screen.await("there is no session 7; F2 opens one");
    }
  }

  @Test
  void ofManyTabsTheCurrentOneIsSeen() throws Exception {
    String[] first = new String[12];
    for (int i = 0; i < first.length; i++) {
      first[i] = "open loop: as session" + (i + 1);
    }
    try (Desk desk = new Desk(40, 10, first)) {
      desk.screen.await("tabs", now -> now.get(0).contains("12 session12 ● open"));
      assertThat(desk.screen.lines().get(0)).startsWith("‹").doesNotContain(" 1 session1 ");
      list(desk);
      desk.screen.type("1");
      desk.screen.await("tabs", now -> now.get(0).startsWith(" 1 session1 ● open"));
      assertThat(desk.screen.lines().get(0)).endsWith("›");
    }
  }

  @Test
  void rowsThatNobodySawAreCounted() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as one", "open loop: as two")) {
      Transport one = desk.end();
      desk.screen.await("2 two ● open");
      Desk.say(one, Bytes.utf8("psst"));
      // the message, and our ACK for it
      desk.screen.await("1 one ● open +2");
      list(desk);
      desk.screen.type("1");
      desk.screen.await("tabs", now -> !now.get(0).contains("+"));
    }
  }

  @Test
  void anOpenSessionIsClosedAfterAQuestionOnly() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      list(desk);
      desk.screen.type("x");
      desk.screen.await("Close dev and its connection?  y: yes  n: no");
      desk.screen.type("n");
      desk.screen.await("i: type a message");
      assertThat(desk.workspace.sessions()).hasSize(1);
      desk.screen.type("x");
      desk.screen.await("Close dev");
      desk.screen.type("y");
      desk.screen.await("> demo");
      assertThat(desk.workspace.sessions()).isEmpty();
    }
  }

  @Test
  void aClosedSessionSaysWhyAndIsOpenedAgainBelowItsRows() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("1 dev ● open");
      Desk.say(end, Bytes.utf8("before"));
      desk.screen.await("before");
      end.close();
      desk.screen.await("1 dev ✗ closed");
      desk.screen.await("the peer closed the connection; reopen opens it again");
      list(desk);
      desk.screen.type("O");
      Desk.say(desk.end(), Bytes.utf8("after"));
      desk.screen.await("after");
      List<String> lines = desk.screen.lines();
      assertThat(lines.get(0)).startsWith(" 1 dev ● open");
      assertThat(lines).anyMatch(line -> line.contains("DATA") && line.contains("before"));
    }
  }

  @Test
  void theTimeToTheNextAttemptIsCountedDown() {
    SessionState waiting =
        new SessionState.Reconnecting(
            2, 10_000_000_000L, new CloseReason(CloseReason.Kind.PEER_CLOSED, "gone"));
    assertThat(StateText.word(waiting, false, 7_000_000_000L)).isEqualTo("reconnecting in 3 s");
    assertThat(StateText.word(waiting, false, 7_000_000_001L)).isEqualTo("reconnecting in 3 s");
    assertThat(StateText.word(waiting, false, 9_999_999_999L)).isEqualTo("reconnecting in 1 s");
    assertThat(StateText.word(waiting, false, 10_000_000_000L)).isEqualTo("reconnecting");
    assertThat(StateText.word(waiting, true, 0)).isEqualTo("listening");
    assertThat(StateText.word(new SessionState.Opening(), true, 0)).isEqualTo("listening");
    assertThat(StateText.word(new SessionState.Opening(), false, 0)).isEqualTo("opening");
  }

  @Test
  void aNewNameIsShown() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      list(desk);
      desk.screen.type("R");
      desk.screen.await(":rename");
      desk.screen.type("bench\r");
      desk.screen.await("1 bench ● open");
    }
  }

  @Test
  void whatIsOpenIsOnlyOpenedAgainWhenThatIsAnswered() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.end();
      desk.screen.await("1 dev ● open");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      OpenSession first = desk.workspace.named("dev");
      desk.screen.type("O");
      desk.screen.await("Close the connection of dev and open it again?");
      desk.screen.type("n");
      desk.screen.await("i: type a message");
      assertThat(first.session().isClosed()).isFalse();
      desk.screen.type("Oy");
      desk.end();
      assertThat(first.session().isClosed()).isTrue();
    }
  }

  @Test
  void whatIsSentWhileTheWireIsLostIsCountedAsKept() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop:once as dev")) {
      desk.screen.await("1 dev ● open"); // else opening it fails, and nothing is left of it
      desk.end().close();
      desk.screen.await("1 dev ○ reconnecting");
      desk.screen.type("a\r");
      desk.screen.await("kept until dev is open again; 1 message waits");
      desk.screen.type("b\r");
      desk.screen.await("kept until dev is open again; 2 messages wait");
    }
  }

  @Test
  void aKeptMessageThatIsNeverSentStaysInItsRowAndCanBeSentAgain() throws Exception {
    try (Desk desk = new Desk(120, 24, "open loop:once as dev")) {
      desk.screen.await("1 dev ● open"); // else opening it fails, and nothing is left of it
      desk.end().close();
      desk.screen.await("1 dev ○ reconnecting");
      desk.screen.type("keep me\r");
      desk.screen.await("1 message waits");
      desk.workspace.named("dev").session().close();
      String row = desk.screen.await("keep me  (not sent: ");
      assertThat(row).contains("* message ").contains("✗ failed");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type("/failed keep\re");
      desk.screen.await("taken up", lines -> lines.contains("> keep me"));
    }
  }
}
