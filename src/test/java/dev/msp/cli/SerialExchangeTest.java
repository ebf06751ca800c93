package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.Plan;
import dev.msp.line.PtyPair;
import dev.msp.line.Soak;
import dev.msp.line.TcpBridge;
import dev.msp.line.VirtualLine;
import dev.msp.reference.ReferenceServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code msp serve} and {@code msp send} over serial lines. */
@Tag(Soak.TAG)
@Timeout(300)
class SerialExchangeTest {

  private static final long SEED = 11;

  @Test
  void everyMessageArrivesOnceAndInOrder() throws Exception {
    List<String> messages = messages(Soak.figure(1_000, 10_000));
    Cli far = new Cli();
    try (PtyPair line = PtyPair.open();
        Serve serve = Serve.start(far, "serve", "serial:" + line.a(), "--json")) {
      Cli.Outcome sent = send(messages, "serial:" + line.b()).exits(0);
      assertThat(sent.err()).contains(messages.size() + " sent, " + messages.size() + " acked");
      serve.awaitOut(text -> text.contains(messages.get(messages.size() - 1)));
    }
    assertThat(JsonEvents.of(far.printed()).messagesIn()).isEqualTo(messages);
  }

  @Test
  void onANoisyLineEveryDeliveryIsReportedTruthfully() throws Exception {
    List<String> messages = messages(Soak.figure(100, 10_000));
    Plan plan = Plan.CLEAN.atBaud(115_200).withBitErrors(Soak.figure(20, 1) / 1e5);
    Cli far = new Cli();
    JsonEvents told;
    try (VirtualLine line = VirtualLine.open(plan, SEED);
        Serve serve = Serve.start(far, "serve", "serial:" + line.a(), "--json")) {
      String to = "serial:" + line.b() + "?ack-timeout=300ms";
      told = JsonEvents.of(send(messages, to, "--json", "--keep-going").out());
      assertThat(line.forth().isDamaged() && line.back().isDamaged()).as("%s", line).isTrue();
    }
    assertThat(told.deliveries()).as("seed %d", SEED).hasSize(messages.size());
    assertThat(told.deliveries().values())
        .as("seed %d", SEED)
        .contains("acked", "timed-out")
        .isSubsetOf("acked", "timed-out", "late");
    assertThat(told.arrived(messages))
        .as("seed %d", SEED)
        .isSubsetOf(JsonEvents.of(far.printed()).messagesIn());
  }

  @Test
  void theReferenceAnswersBehindABridge() throws Exception {
    List<String> messages = messages(200);
    try (ReferenceServer server = ReferenceServer.v1();
        TcpBridge bridge = TcpBridge.to(server.port())) {
      send(messages, "serial:" + bridge.path()).exits(0);
      assertThat(server.messages()).isEqualTo(messages);
      assertThat(server.errors()).isZero();
    }
  }

  private static Cli.Outcome send(List<String> messages, String endpoint, String... options) {
    String[] words = new String[3 + options.length];
    words[0] = "send";
    words[1] = endpoint;
    words[2] = "-";
    System.arraycopy(options, 0, words, 3, options.length);
    return new Cli().in(String.join("\n", messages)).with(words);
  }

  private static List<String> messages(int count) {
    return IntStream.range(0, count).mapToObj("message %05d"::formatted).toList();
  }
}
