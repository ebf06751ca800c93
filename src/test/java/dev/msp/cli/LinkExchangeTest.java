package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code send} and {@code serve} tell of an MSP/3 link between them. */
@Timeout(60)
class LinkExchangeTest {

  private static List<String> lines(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  void aMessageIsPrintedOnceAndNotTheFramesThatCarriedIt() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli(), "--echo")) {
      Cli.Outcome sent = Cli.run("send", serve.endpoint() + "?protocol=v3", "Hello");
      assertThat(sent.exits(0).out()).contains("acked");
      assertThat(sent.err()).contains("clear link: anyone in between can read it");
      String printed = serve.awaitOut(text -> text.contains("closed"));
      assertThat(lines(printed, "Hello"))
          .hasSize(2)
          .anyMatch(line -> line.contains("#1 ← message     5  Hello"))
          .anyMatch(line -> line.contains("#1 → message     5  Hello"));
      assertThat(lines(printed, " LINK ")).isEmpty();
      assertThat(printed).contains("* clear  the MSP/3 link is open, and not sealed");
    }
  }

  @Test
  void everyFrameIsToldWhereBytesOrJsonAreAskedFor() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli(), "--hex")) {
      Cli.run("send", serve.endpoint() + "?protocol=v3", "Hello").exits(0);
      String printed = serve.awaitOut(text -> text.contains("closed"));
      assertThat(lines(printed, "← LINK")).anyMatch(line -> line.contains("message 5: Hello)"));
    }
    try (Serve serve = Serve.onFreePort(new Cli(), "--json")) {
      Cli.run("send", serve.endpoint() + "?protocol=v3", "Hello").exits(0);
      String printed = serve.awaitOut(text -> text.contains("\"state\":\"closed\""));
      assertThat(lines(printed, "\"event\":\"message\"")).hasSize(1);
      assertThat(lines(printed, "\"typeName\":\"LINK\"")).isNotEmpty();
    }
  }

  @Test
  void aSealedFrameThatNobodyCanOpenIsToldWithoutItsBytes() throws Exception {
    byte[] payload = new byte[4 + 19 + 16];
    Arrays.fill(payload, (byte) 0x9F);
    Frame left = new Frame(3, FrameType.SEAL, Bytes.copyOf(payload));
    try (Peer peer = Peer.answering((frame, talk) -> talk.send(left))) {
      Cli.Outcome sent =
          Cli.run("send", peer.endpoint() + "?protocol=v3", "Hello", "--ack-timeout", "100ms");
      assertThat(sent.err())
          .contains("SEAL came, no link is open: CTR 2678038431  sealed, 19 bytes\n")
          .doesNotContain("x9F");
    }
  }

  @Test
  void fallingBackToClassicIsSaidOnce() throws Exception {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome sent = Cli.run("send", peer.endpoint() + "?protocol=auto", "one", "two");
      sent.exits(0);
      assertThat(lines(sent.err(), "fell back to classic: ")).hasSize(1);
    }
  }

  @Test
  void whatProtectsTheMessagesIsNotSaidWhereNothingIsToBe() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli())) {
      Cli.Outcome sent = Cli.run("send", "--quiet", serve.endpoint() + "?protocol=v3", "Hello");
      assertThat(sent.exits(0).err()).isEmpty();
    }
  }
}
