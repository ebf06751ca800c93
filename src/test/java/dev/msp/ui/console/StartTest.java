package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.ui.console.Destination.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The start view: where a session may go to, before there is one and at any time. */
@Timeout(60)
class StartTest {

  private static final String DOWN = "\u001B[B";
  private static final String CTRL_O = "\u000F";

  @Test
  void withoutACommandItListsWhereToGoAndEnterGoesThere() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      assertThat(desk.screen.lines())
          .containsSubsequence(" Try it without hardware", "> demo        a peer inside")
          .contains(" Serial ports", " Profiles of msp.conf", "  bench       tcp://bench:9009")
          .noneMatch(line -> line.contains("Opened before"));
      desk.screen.type("\r");
      desk.end();
      desk.screen.await("1 demo ● open");
      desk.screen.await("type a message");
    }
  }

  @Test
  void whatADeviceSaysOfItselfIsShownAndNotObeyed() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      assertThat(desk.screen.await("adapter")).isEqualTo("  /dev/ttyX0  \\e[2Jadapter");
    }
  }

  @Test
  void arrowsChooseAndEscGoesBackToTheSession() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      desk.screen.type(CTRL_O);
      desk.screen.await("> demo");
      desk.screen.type(DOWN);
      desk.screen.await("> /dev/ttyX0");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(CTRL_O + "\r");
      desk.screen.await("2 x0 ● open");
    }
  }

  @Test
  void whenTheLastSessionIsClosedItIsThereAgain() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(":close\r");
      desk.screen.await("> demo");
    }
  }

  @Test
  void whatIsPluggedInWhileItIsShownAppearsAndTheChoiceStays() throws Exception {
    try (Desk desk = new Desk(40, 10)) {
      desk.screen.await("> demo");
      desk.screen.type(DOWN + DOWN);
      desk.screen.await("> bench");
      Destination plugged = new Destination(Group.PORTS, "/dev/ttyX1", "", "open loop: as x1");
      desk.known = List.of(desk.known.get(0), desk.known.get(1), plugged, desk.known.get(2));
      desk.screen.await("/dev/ttyX1");
      desk.screen.await("> bench");
    }
  }

  @Test
  void withoutPortsThatIsSaid() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.known = List.of(desk.known.get(0));
      desk.screen.await("none found");
    }
  }

  @Test
  void whatIsOpenAlreadyIsShownInsteadOfOpenedTwice() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as demo", "open loop: as dev")) {
      desk.screen.await("2 dev ● open");
      desk.screen.type(CTRL_O);
      desk.screen.await("> demo");
      desk.screen.type("\r");
      desk.screen.await("demo is open already");
      desk.screen.await("type a message");
      assertThat(desk.workspace.current().orElseThrow().name()).isEqualTo("demo");
    }
  }

  @Test
  void homeEndAndThePageKeysChooseToo() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type("\u001B[F");
      desk.screen.await("> bench");
      desk.screen.type("\u001B[H");
      desk.screen.await("> demo");
      desk.screen.type("\u001B[6~");
      desk.screen.await("> bench");
      desk.screen.type("\u001B[5~");
      desk.screen.await("> demo");
    }
  }
}
