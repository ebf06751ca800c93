package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.OpenSession;
import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener and those who connect to it, on the screen. */
@Timeout(60)
class GuestsTest {

  private static final String LISTEN = "listen tcp-listen://127.0.0.1:9009 as srv";
  private static final String F2 = "\u001BOQ";
  private static final String UP = "\u001B[A";

  private static Desk desk() throws Exception {
    Desk desk = new Desk(100, 24, LISTEN);
    desk.screen.await("1 srv ○ listening");
    return desk;
  }

  private static void list(Desk desk) throws InterruptedException {
    desk.screen.type(Desk.ESC);
    desk.screen.await("i: type a message");
  }

  private static String tabs(Desk desk) {
    return desk.screen.lines().get(0);
  }

  @Test
  void whoConnectsGetsATabAndALineAndDoesNotTakeTheScreen() throws Exception {
    try (Desk desk = desk()) {
      desk.screen.await("nobody is connected; who connects");
      desk.knock();
      desk.screen.await("2 srv.1 ● open");
      desk.knock();
      desk.screen.await("3 srv.2 ● open");
      assertThat(tabs(desk)).startsWith(" 1 srv ● listening");
      desk.screen.await("2 connections are open");
      assertThat(desk.screen.lines()).anyMatch(line -> line.startsWith("> srv.2  "));
      assertThat(desk.workspace.current().orElseThrow().name()).isEqualTo("srv");
    }
  }

  @Test
  void enterGoesToTheSelectedConnectionWhichIsTypedInto() throws Exception {
    try (Desk desk = desk()) {
      Transport first = desk.knock();
      desk.screen.await("2 srv.1 ● open");
      desk.knock();
      desk.screen.await("3 srv.2 ● open");
      list(desk);
      desk.screen.await("Enter go to it");
      desk.screen.await("selected", now -> now.stream().anyMatch(one -> one.startsWith("> srv.2")));
      desk.screen.type(UP);
      desk.screen.await("selected", now -> now.stream().anyMatch(one -> one.startsWith("> srv.1")));
      desk.screen.type("\r");
      desk.screen.await("shown", now -> now.stream().noneMatch(one -> one.contains("received")));
      assertThat(desk.workspace.current().orElseThrow().name()).isEqualTo("srv.1");
      desk.screen.type("hello first\r");
      byte[] came = new byte[64];
      int count = first.read(came, 0, came.length);
      assertThat(Bytes.copyOf(came, 0, count).toHex()).contains(Bytes.utf8("hello first").toHex());
    }
  }

  @Test
  void theFormOpensAListenerToo() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as ref")) {
      desk.screen.await("1 ref ● open");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("tcp-listen://127.0.0.1:9009?name=srv\r");
      desk.screen.await("2 srv ○ listening");
      desk.knock();
      desk.screen.await("3 srv.1 ● open");
    }
  }

  @Test
  void whatComesIsCountedOnTheConnectionAndOnItsListener() throws Exception {
    try (Desk desk = new Desk(100, 24, LISTEN, "open loop: as dev")) {
      desk.screen.await("2 dev ● open");
      Transport peer = desk.knock();
      desk.screen.await("3 srv.1 ● open");
      Desk.say(peer, Bytes.utf8("psst"));
      // the message, and our ACK for it
      desk.screen.await("1 srv ● listening +2");
      desk.screen.await("3 srv.1 ● open +2");
      list(desk);
      desk.screen.type("1");
      desk.screen.await("#1 psst");
      desk.screen.await("● open  +2");
      desk.screen.type("3");
      desk.screen.await("tabs", now -> !now.get(0).contains("+"));
    }
  }

  @Test
  void aConnectionThatIsClosedStaysWithItsReason() throws Exception {
    try (Desk desk = desk()) {
      Transport peer = desk.knock();
      desk.screen.await("2 srv.1 ● open");
      peer.close();
      desk.screen.await("2 srv.1 ✗ closed");
      desk.screen.await("✗ closed: the peer closed the");
      desk.screen.await("1 srv ○ listening");
      list(desk);
      desk.screen.type("2");
      desk.screen.await("the peer closed the connection");
      assertThat(desk.screen.lines()).noneMatch(line -> line.contains("reopen opens it again"));
    }
  }

  @Test
  void ofThoseThatAreClosedTheLastSixteenAreKeptAndTheScreenStays() throws Exception {
    try (Desk desk = new Desk(100, 30, LISTEN, "open loop: as dev")) {
      desk.screen.await("2 dev ● open");
      for (int i = 1; i <= 20; i++) {
        String name = "srv." + i;
        Transport peer = desk.knock();
        desk.screen.await(name, now -> desk.workspace.find(name).isPresent());
        peer.close();
        desk.screen.await("closed", now -> isClosed(desk, name));
      }
      desk.screen.await("bounded", now -> desk.workspace.find("srv.4").isEmpty());
      assertThat(desk.workspace.find("srv.5")).isPresent();
      assertThat(desk.workspace.find("srv.20")).isPresent();
      desk.screen.await("2 dev ● open");
      assertThat(desk.workspace.current().orElseThrow().name()).isEqualTo("dev");
    }
  }

  @Test
  void whoClosesAConnectionIsBackAtItsListener() throws Exception {
    try (Desk desk = new Desk(100, 24, LISTEN, "open loop: as dev")) {
      desk.screen.await("2 dev ● open");
      desk.knock();
      desk.screen.await("3 srv.1 ● open");
      list(desk);
      desk.screen.type("3x");
      desk.screen.await("Close srv.1 and its connection?");
      desk.screen.type("y");
      desk.screen.await("nobody is connected; who connects");
      assertThat(tabs(desk)).startsWith(" 1 srv ○ listening │ 2 dev ● open │").doesNotContain("3");
    }
  }

  private static boolean isClosed(Desk desk, String name) {
    return desk.workspace.find(name).filter(OpenSession::isClosed).isPresent();
  }

  @Test
  void closingTheListenerAsksAndTakesItsConnectionsAlong() throws Exception {
    try (Desk desk = desk()) {
      Transport one = desk.knock();
      desk.screen.await("2 srv.1 ● open");
      desk.knock();
      desk.screen.await("3 srv.2 ● open");
      list(desk);
      desk.screen.type("x");
      desk.screen.await("Close srv and its 2 connections?");
      desk.screen.type("y");
      desk.screen.await("> demo");
      assertThat(desk.workspace.sessions()).isEmpty();
      assertThat(one.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }
}
