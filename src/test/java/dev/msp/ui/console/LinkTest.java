package dev.msp.ui.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.session.Session;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An MSP/3 link on the screen: its messages, its frames, and how it stands. */
@Timeout(60)
class LinkTest {

  private static void list(Desk desk) throws InterruptedException {
    desk.screen.type(Desk.ESC);
    desk.screen.await("i: type a message");
  }

  private static List<String> rows(Desk desk, String part) {
    return desk.screen.lines().stream().filter(line -> line.contains(part)).toList();
  }

  @Test
  void aMessageIsOneRowThatIsAcknowledgedAndFramesWaitForNothing() throws Exception {
    try (Desk desk = new Desk(100, 30, "open loop:v3 as dev");
        Session peer = LinkEnd.answering(desk.end())) {
      desk.screen.await("● clear");
      desk.screen.type("Hello\r");
      desk.screen.await("✓ acked");
      list(desk);
      assertThat(rows(desk, "LINK")).isEmpty();
      assertThat(rows(desk, "→ message")).hasSize(1).first().asString().contains("✓ acked");
      desk.screen.type(":filter link\r");
      desk.screen.await("filtered", now -> rows(desk, "→ message").isEmpty());
      desk.screen.await("→ LINK");
      assertThat(rows(desk, "→ LINK")).noneMatch(line -> line.contains("pending"));
      desk.screen.type(":filter\r");
      desk.screen.await("as before", now -> rows(desk, "LINK").isEmpty());
      assertThat(rows(desk, "→ message")).hasSize(1).first().asString().contains("✓ acked");
      assertThat(peer.isClosed()).isFalse();
    }
  }

  @Test
  void aMessageOfThePeerIsShownAndCopied() throws Exception {
    try (Desk desk = new Desk(100, 30, "open loop:v3 as dev");
        Session peer = LinkEnd.answering(desk.end())) {
      desk.screen.await("● clear");
      peer.send(Bytes.utf8("temp=21.5"));
      desk.screen.await("← message     9 temp=21.5");
      list(desk);
      desk.screen.type(":filter data\r:copy text\r");
      String copied = Base64.getEncoder().encodeToString("temp=21.5".getBytes(UTF_8));
      desk.screen.await("copied", now -> new String(desk.screen.written(), UTF_8).contains(copied));
    }
  }

  @Test
  void theHeadingTellsWhoCanReadTheLinkAndTheListWhatItIsAt() throws Exception {
    try (Desk desk = new Desk(100, 30, "open loop:v3 as dev")) {
      desk.screen.await("dev ○ greeting");
      desk.screen.await("greeting: asking whether the peer speaks MSP/3");
      desk.screen.await("loop:v3 to its peer  MSP/3, no link yet");
      try (Session peer = LinkEnd.answering(desk.end())) {
        desk.screen.await("loop:v3 to its peer  MSP/3 clear");
        desk.screen.await("clear: the MSP/3 link is open, and not sealed");
        desk.screen.type(Desk.F3);
        desk.screen.await("link      MSP/3 clear  goodput ");
        peer.close();
        desk.screen.await("dev ✗ closed");
      }
    }
  }

  @Test
  void theFieldsOfAFrameOfTheLinkAreShown() throws Exception {
    try (Desk desk = new Desk(100, 30, "open loop:v3 as dev");
        Session peer = LinkEnd.answering(desk.end())) {
      desk.screen.await("● clear");
      peer.send(Bytes.utf8("temp=21.5"));
      desk.screen.await("← message");
      list(desk);
      desk.screen.type(":filter \"link in temp\"\r");
      desk.screen.await("filtered", now -> rows(desk, "→ LINK").isEmpty());
      desk.screen.await("RECORD message 9: temp=21.5");
      assertThat(desk.screen.lines())
          .anyMatch(line -> line.contains("KIND DATA"))
          .anyMatch(line -> line.contains("CRC32C 4 bytes"));
    }
  }
}
