package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code msp send ENDPOINT -}: each line of standard input is a message. */
class SendInputTest {

  @Test
  void eachLineIsAMessageEmptyOnesTooAndTheLastNeedsNoEnd() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome =
          new Cli().in("one\n\nthree \r\nlast").with("send", peer.endpoint(), "-").exits(0);
      assertThat(peer.texts()).containsExactly("one", "", "three \r", "last");
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err())
          .matches("msp: 4 sent, 4 acked, round trip p50 [0-9.]+ ms, p99 [0-9.]+ ms\n");
    }
  }

  @Test
  void noInputIsNoMessage() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome = new Cli().in("").with("send", peer.endpoint(), "-").exits(0);
      assertThat(peer.received()).isEmpty();
      assertThat(outcome.err()).isEqualTo("msp: 0 sent, 0 acked\n");
    }
  }

  @Test
  void aLineThatIsNotUtf8FailsWithItsNumber() throws IOException {
    byte[] input = "one\ntw\u00ff\nthree\n".getBytes(StandardCharsets.ISO_8859_1);
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome = new Cli().in(input).with("send", peer.endpoint(), "-").exits(2);
      assertThat(peer.texts()).containsExactly("one");
      assertThat(outcome.err().lines())
          .first()
          .isEqualTo("msp: line 2: not sent: not valid UTF-8, and a message is text");
      assertThat(outcome.err()).contains("the rest of standard input was not sent");
    }
  }

  @Test
  void aLineThatIsTooLongFailsWithItsNumber() throws IOException {
    String input = "one\n" + "x".repeat(1018) + "\n" + "y".repeat(1017) + "\n";
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome =
          new Cli().in(input).with("send", peer.endpoint(), "-", "--keep-going").exits(2);
      assertThat(peer.texts()).containsExactly("one", "y".repeat(1017));
      assertThat(outcome.err())
          .contains("line 2: not sent: 1018 bytes, and one frame of this link takes 1017")
          .contains("2 sent, 2 acked");
    }
  }

  @Test
  void aLineOfMoreThanAMegabyteFailsWithItsNumberAndTakesNoMoreMemory() throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write("one\n".getBytes(StandardCharsets.UTF_8));
    input.write(new byte[Lines.LONGEST + 1]);
    input.write("\ntwo\n".getBytes(StandardCharsets.UTF_8));
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome =
          new Cli()
              .in(input.toByteArray())
              .with("send", peer.endpoint(), "-", "--keep-going", "--split")
              .exits(2);
      assertThat(peer.texts()).containsExactly("one", "two");
      assertThat(outcome.err()).contains("line 2: not sent: over 1048576 bytes");
    }
  }

  @Test
  void linesKeepTheirNumbersWhereEarlierOnesWereSplit() throws IOException {
    byte[] input = ("x".repeat(3000) + "\n\u00ff\n").getBytes(StandardCharsets.ISO_8859_1);
    try (Peer peer = Peer.acking()) {
      assertThat(new Cli().in(input).with("send", peer.endpoint(), "-", "--split").exits(2).err())
          .contains("line 2: not sent: not valid UTF-8")
          .doesNotContain("the rest");
    }
  }

  @Test
  void stopsAtTheFirstFailureAndSaysThatThereIsMore() {
    Cli.Outcome outcome =
        new Cli().in("one\ntwo\n").with("send", "tcp://127.0.0.1:1", "-").exits(3);
    assertThat(outcome.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("msp: line 1: not sent: tcp://127.0.0.1:1: "))
        .anyMatch(line -> line.contains("the rest of standard input was not sent; --keep-going"))
        .anyMatch(line -> line.equals("msp: 0 sent, 0 acked, 1 not sent"));
  }

  @Test
  void aWindowIsUsedAndEveryMessageAcknowledged() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome =
          new Cli()
              .in("line\n".repeat(500))
              .with("send", peer.endpoint(), "-", "--window", "64")
              .exits(0);
      assertThat(peer.received()).hasSize(500);
      assertThat(outcome.err()).contains("500 sent, 500 acked");
    }
  }

  @Test
  void aDashAmongOtherMessagesIsAMessage() throws IOException {
    try (Peer peer = Peer.acking()) {
      new Cli().in("never read").with("send", peer.endpoint(), "-", "-").exits(0);
      assertThat(peer.texts()).containsExactly("-", "-");
    }
  }
}
