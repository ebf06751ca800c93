package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  private static CompletableFuture<Boolean> asked(Desk desk, String question) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return desk.asker.agrees(question);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void whatACommandAsksWaitsForAKeyAndOnlyAPlainYesIsOne() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      CompletableFuture<Boolean> yes = asked(desk, "Is \u001B[31mred it?");
      desk.screen.await("Is \\e[31mred it?  y: yes  n: no");
      desk.screen.type("y");
      assertThat(yes.get(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Boolean> no = asked(desk, "And now?");
      desk.screen.await("And now?");
      desk.screen.type("\r");
      assertThat(no.get(20, TimeUnit.SECONDS)).isFalse();
      desk.screen.await("type a message");
    }
  }

  @Test
  void enterGoesOnAfterAPauseAndEscCancels() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("\u001Bxpause \"plug it in\" ; rename went-on\r");
      desk.screen.await("plug it in  Enter: go on  Esc: cancel");
      desk.screen.type("\r");
      desk.screen.await("went-on");
      desk.screen.type("\u001Bxpause ; rename never\r");
      desk.screen.await("press Enter to go on  Enter: go on  Esc: cancel");
      desk.screen.type(Desk.ESC);
      desk.screen.await("cancelled");
      assertThat(desk.workspace.sessions().get(0).name()).isEqualTo("went-on");
    }
  }

  @Test
  void closingASessionTellsWhatHasNoAckAndOnlyAPlainYesLosesIt() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type("precious\r");
      desk.screen.await("… pending");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      for (String way : List.of("x", "\u001Bxclose\r")) {
        desk.screen.type(way);
        desk.screen.await("dev: 1 message has no ACK yet: close?  y: yes  n: no");
        desk.screen.type("\r");
        desk.screen.await("dev: not closed");
      }
      desk.screen.type("\u001Bxclose\r");
      desk.screen.await("close?  y: yes  n: no");
      desk.screen.type("y");
      desk.screen.await("dev: 1 message was never acknowledged: precious");
      assertThat(desk.workspace.sessions()).isEmpty();
    }
  }

  @Test
  void aLongQuestionIsShownWholeAndAnotherOneTakesItsPlace() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      CompletableFuture<Boolean> first = asked(desk, "word ".repeat(30) + "end?");
      desk.screen.await("end?");
      desk.screen.await("y: yes  n: no");
      CompletableFuture<Boolean> second = asked(desk, "Or that?");
      desk.screen.await("Or that?");
      assertThat(first.get(20, TimeUnit.SECONDS)).isFalse();
      desk.screen.type("n");
      assertThat(second.get(20, TimeUnit.SECONDS)).isFalse();
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
