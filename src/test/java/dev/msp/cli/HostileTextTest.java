package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a peer or a command line holds never controls the terminal; every {@link Cli} checks it. */
class HostileTextTest {

  private static final String HOSTILE = "\u001b]0;x\u0007\u001b[2J\u009b31m\u202etxt\r\nmsp: fake";
  private static final String SHOWN = "\\e]0;x\\x07\\e[2J\\u{9B}31m\\u{202E}txt\\r\\nmsp: fake";

  @Test
  void repliesAndTheirQuotationsAreEscaped() throws IOException {
    try (Peer peer = Peer.replying(HOSTILE)) {
      String[] send = {"send", peer.endpoint(), "?", "--expect", "no", "--timeout", "100ms"};
      Cli.Outcome outcome = Cli.run(send).exits(1).says("what came was: " + SHOWN);
      assertThat(outcome.out()).contains("reply             " + SHOWN);
      Cli.Outcome ascii = new Cli().charset(StandardCharsets.US_ASCII).with(send).exits(1);
      assertThat(ascii.out() + ascii.err()).matches("[\\n -~]+").contains(SHOWN);
    }
  }

  @Test
  void repliesThatAreNoTextAreEscapedByteByByte() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              if (frame.type() == FrameType.DATA) {
                talk.ack(frame);
                talk.send(new Frame(1, FrameType.DATA, Bytes.hex("1bc39bff")));
              }
            })) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "?", "--expect", "1bc39bff").exits(0);
      assertThat(outcome.out()).contains("reply             \\eÛ\\xFF");
    }
  }

  @Test
  void ownMessagesAreEscapedWhereTheyAreShown() throws IOException {
    try (Peer peer = Peer.acking()) {
      assertThat(Cli.run("send", peer.endpoint(), HOSTILE).exits(0).out()).contains(SHOWN);
      Cli.run("send", peer.endpoint() + "?name=%1b[31m", "x").exits(2).complains();
    }
  }

  @Test
  void mistakesQuoteTheCommandLineEscaped() {
    String[][] lines = {
      {HOSTILE},
      {"--" + HOSTILE},
      {"send", HOSTILE, "x"},
      {"send", "tcp://" + HOSTILE, "x"},
      {"send", "tcp://127.0.0.1:1", "x", "--" + HOSTILE},
      {"send", "tcp://127.0.0.1:1", "x", "--timeout", HOSTILE},
      {"send", "tcp://127.0.0.1:1", "x", "--window", HOSTILE},
      {"send", "tcp://127.0.0.1:1", "x", "--expect", "/(" + HOSTILE + "/"},
      {"send", "tcp://127.0.0.1:1", "x", "--password-file", HOSTILE},
      {"send", "tcp://127.0.0.1:1", "x", "--password-fd", HOSTILE},
      {"send", "tcp://127.0.0.1:1", "x", "--timeout=1s", "--timeout=" + HOSTILE},
      {"serve", HOSTILE},
      {"decode", HOSTILE},
      {"encode", "--type", HOSTILE, "x"},
      {"info", HOSTILE},
      {"--mode", HOSTILE},
      {"--mode", "client", "--message", "x", "--port", HOSTILE},
    };
    for (String[] line : lines) {
      Cli.run(line).exits(2).complains();
    }
    Cli.run("--mode", "client", "--message", "x", "--host", HOSTILE).exits(3).complains();
  }

  @Test
  void variablesAreQuotedEscaped() {
    for (String name : new String[] {"MSP_JSON", "MSP_TIMEOUT", "MSP_WINDOW", "MSP_PROTOCOL"}) {
      new Cli().env(name, HOSTILE).with("send", "tcp://127.0.0.1:1", "x").exits(2).complains(name);
    }
  }
}
