package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SendTest {

  @Test
  void sendsEachMessageAndSaysHowLongItsAckTook() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "one", "", "三").exits(0);
      assertThat(peer.texts()).containsExactly("one", "", "三");
      assertThat(outcome.lines()).hasSize(3).allMatch(line -> line.startsWith("acked  "));
      assertThat(outcome.lines().get(2)).endsWith(" ms  三");
      assertThat(outcome.err()).isEmpty();
    }
  }

  /** Acknowledges all messages but those that hold "bad". */
  private static Peer choosy() throws IOException {
    return Peer.answering(
        (frame, talk) -> {
          boolean bad = frame.payload().text().orElseThrow().contains("bad");
          talk.send(new Frame(1, FrameType.ACK, Bytes.utf8(bad ? "NO" : "OK")));
        });
  }

  @Test
  void stopsAtTheFirstFailureAndSaysHowManyWereNotSent() throws IOException {
    try (Peer peer = choosy()) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "a", "bad", "b", "c").exits(5);
      assertThat(peer.texts()).containsExactly("a", "bad");
      assertThat(outcome.err().lines())
          .containsExactly(
              "msp: message 2: the peer answered with an ACK that is not OK",
              "msp: 2 messages were not sent");
      Cli.run("send", peer.endpoint(), "bad", "b").exits(5).says("msp: 1 message was not sent");
    }
  }

  @Test
  void keepGoingSendsTheRestAndEndsWithTheFirstFailure() throws IOException {
    try (Peer peer = choosy()) {
      Cli.Outcome outcome =
          Cli.run(
                  "send",
                  peer.endpoint(),
                  "--keep-going",
                  "--expect=never",
                  "--timeout=50ms",
                  "bad",
                  "a",
                  "b")
              .exits(5);
      assertThat(peer.texts()).containsExactly("bad", "a", "b");
      assertThat(outcome.err().lines())
          .containsExactly(
              "msp: message 1: the peer answered with an ACK that is not OK",
              "msp: message 2: no reply came in time; expected never",
              "msp: message 3: no reply came in time; expected never");
    }
  }

  @Test
  void aMessageAfterATimeoutGetsANewConnection() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              if (!frame.payload().equals(Bytes.utf8("lost"))) {
                talk.ack(frame);
              }
            })) {
      Cli.Outcome outcome =
          Cli.run("send", peer.endpoint(), "--keep-going", "--ack-timeout=50ms", "lost", "found")
              .exits(4);
      assertThat(peer.texts()).containsExactly("lost", "found");
      assertThat(outcome.out()).contains("found");
      assertThat(outcome.err()).contains("message 1: ", "no ACK within 50 ms: it may have arrived");
    }
  }

  @Test
  void aMessageAfterALostLinkGetsANewConnection() throws IOException {
    try (Peer peer = Peer.playing(talk -> talk.ack(Objects.requireNonNull(talk.read())))) {
      Cli.run("send", peer.endpoint(), "--keep-going", "a").exits(0);
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "--keep-going", "a", "b", "c");
      // Whether the end of the connection is seen before the next message goes out is a race;
      // what must not happen is that everything after it fails.
      assertThat(outcome.lines()).hasSizeBetween(2, 3);
    }
  }

  @Test
  void splitCutsBetweenCharacters() throws IOException {
    String text = "é".repeat(1000);
    try (Peer peer = Peer.acking()) {
      Cli.run("send", peer.endpoint(), text).exits(2).complains("--split cuts a long one");
      Cli.run("send", peer.endpoint(), text, "--split").exits(0);
      assertThat(peer.texts()).containsExactly("é".repeat(508), "é".repeat(492));
    }
  }

  @Test
  void splitMessagesKeepTheirNumbersInFailures() throws IOException {
    try (Peer peer = choosy()) {
      String text = "x".repeat(3000);
      assertThat(Cli.run("send", peer.endpoint(), "--split", text, "bad", "b").exits(5).err())
          .contains("msp: message 2: the peer answered")
          .contains("msp: 1 message was not sent");
    }
  }

  @Test
  void splitExpectsOneReplyToTheWholeMessage() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              talk.ack(frame);
              if (frame.length() < 1024) {
                talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("whole")));
              }
            })) {
      Cli.run("send", peer.endpoint(), "--split", "--expect", "whole", "x".repeat(1500)).exits(0);
    }
  }

  @Test
  void expectTakesALiteralAnywhereOrARegularExpression() throws IOException {
    try (Peer peer = Peer.replying("noise", "version v12.3\nok")) {
      Cli.run("send", peer.endpoint(), "?", "--expect", "v12").exits(0);
      Cli.run("send", peer.endpoint(), "?", "--expect", "/v[0-9]+\\./").exits(0);
      Cli.run("send", peer.endpoint(), "?", "--expect", "/^version.*ok$/").exits(0);
      Cli.run("send", peer.endpoint(), "?", "--expect", "v[0-9]+", "--timeout", "200ms").exits(1);
    }
  }

  @Test
  void aRegularExpressionWithAMistakeShowsWhere() {
    Cli.run("send", "tcp://127.0.0.1:1", "x", "--expect", "/a(/")
        .exits(2)
        .complains("--expect: /a(/ is no regular expression", "at character 4");
  }

  @Test
  void repliesAreShown() throws IOException {
    try (Peer peer = Peer.replying("first", "second")) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "?", "--expect", "second").exits(0);
      assertThat(outcome.out()).contains("reply", "first", "second");
    }
  }

  @Test
  void aReplyToAnEarlierMessageIsNoReplyToALaterOne() throws IOException {
    try (Peer peer =
        Peer.playing(
            talk -> {
              talk.ack(Objects.requireNonNull(talk.read()));
              talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("yes")));
              talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("yes")));
              // Both replies were acknowledged, and so were taken, before the second message.
              talk.read();
              talk.read();
              talk.ack(Objects.requireNonNull(talk.read()));
              talk.read();
            })) {
      Cli.Outcome outcome =
          new Cli()
              .in(new Typed(peer, "one\n", 3, "two\n"))
              .with("send", peer.endpoint(), "-", "--expect", "yes", "--timeout", "100ms")
              .exits(4);
      assertThat(outcome.err()).contains("line 2: no reply came in time");
    }
  }

  @Test
  void anExpectedReplyIsFoundBehindAFloodOfOthers() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              if (frame.type() != FrameType.DATA) {
                return;
              }
              talk.ack(frame);
              for (int i = 0; i < 3000; i++) {
                talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("noise")));
              }
              talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("signal")));
            })) {
      Cli.run("send", peer.endpoint(), "?", "--quiet", "--expect", "signal", "--timeout", "20s")
          .exits(0);
    }
  }

  @Test
  void badFramesFromThePeerAreToldAndDoNotDisturb() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              talk.send(Bytes.hex("aa55000801104142"));
              talk.ack(frame);
            })) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "Hello").exits(0);
      assertThat(outcome.err()).contains("a bad frame came, CRC 42, computed 41: \\xAAU");
    }
  }

  @Test
  void quietPrintsFailuresOnly() throws IOException {
    try (Peer peer = choosy()) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "a", "bad", "--quiet").exits(5);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).isNotEmpty();
    }
  }

  @Test
  void aWindowLetsSeveralFramesWaitForTheirAcks() throws IOException {
    try (Peer peer =
        Peer.playing(
            talk -> {
              Frame[] frames = new Frame[4];
              for (int i = 0; i < 4; i++) {
                frames[i] = Objects.requireNonNull(talk.read());
              }
              for (Frame frame : frames) {
                talk.ack(frame);
              }
              talk.read();
            })) {
      Cli.run("send", peer.endpoint(), "--window=4", "a", "b", "c", "d").exits(0);
      assertThat(peer.texts()).startsWith("a", "b", "c", "d");
    }
  }
}
