package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody between {@code msp send} and {@code msp serve}: RELIABILITY.md rows 50 and 51. */
@Timeout(60)
class DowngradeTest {

  private static final String SECRET = "the combination is 1 2 3";
  private static final Bytes NOTHING = Bytes.EMPTY;
  private static final Bytes ACK =
      Bytes.copyOf(FrameEncoder.frame(1, FrameType.ACK, Bytes.utf8("OK")));

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private String hostKey;
  private String guestKey;

  @BeforeEach
  void meet() throws Exception {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
    hostKey = key(host);
    guestKey = key(guest);
    allowGuest(host);
  }

  private void allowGuest(Home home) {
    home.cli().with("peers", "allow", guestKey, "--grant", "message").exits(0);
  }

  private static String key(Home home) {
    String shown = home.cli().with("keygen", "--force").exits(0).out();
    return shown.substring(shown.indexOf("SHA256:")).split("\\s", 2)[0];
  }

  private Cli.Outcome send(Between between, String... options) {
    List<String> words = new ArrayList<>(List.of("send", between.endpoint()));
    words.addAll(List.of(options));
    words.add(SECRET);
    return guest.cli().with(words.toArray(String[]::new));
  }

  private static UnaryOperator<Bytes> dropHello() {
    return frame -> frame.at(5) == FrameType.HELLO ? NOTHING : frame;
  }

  @Test
  void whoNobodyTouchesGetsThrough() throws Exception {
    try (Serve serve = Serve.onFreePort(host.cli());
        Between between = new Between(serve)) {
      assertThat(send(between, "--peer-key", hostKey).exits(0).out()).contains("acked");
      serve.awaitOut(out -> out.contains(SECRET));
      assertThat(between.frames()).isGreaterThan(5);
      assertThat(between.hasSeen(SECRET)).isFalse();
    }
  }

  @Test
  void withASecretAnAnswerThatOffersLessEndsIt() throws Exception {
    stopped(
        between -> between.toClient(frame -> Between.edited(frame, "sec=1", "sec=0")),
        "a sealed one is demanded here");
  }

  @Test
  void withASecretAnAnswerInClassicEndsIt() throws Exception {
    stopped(
        between -> {
          between.toServer(dropHello());
          between.forge(ACK);
        },
        "the peer speaks only classic MSP");
  }

  @Test
  void withASecretAnAnswerWithAnotherNumberEndsIt() throws Exception {
    stopped(
        between -> between.toClient(frame -> Between.edited(frame, "mtu=16384", "mtu=16383")),
        "the peer closed the connection during the handshake");
  }

  private interface Attack {
    void on(Between between);
  }

  private void stopped(Attack attack, String sentence) throws Exception {
    Cli cli = host.cli();
    try (Serve serve = Serve.onFreePort(cli);
        Between between = new Between(serve)) {
      attack.on(between);
      Cli.Outcome sent = send(between, "--peer-key", hostKey);
      assertThat(sent.exitCode()).isIn(ExitCode.NO_LINK, ExitCode.PROTOCOL);
      sent.says(sentence);
      assertThat(between.hasSeen(SECRET)).isFalse();
    }
    assertThat(cli.printed()).doesNotContain(SECRET);
  }

  @Test
  void withoutASecretItIsSentAndSaidAloudThatItWentInTheClear() throws Exception {
    try (Serve serve = Serve.onFreePort(host.cli());
        Between between = new Between(serve)) {
      between.toServer(dropHello());
      send(between, "--protocol", "auto")
          .exits(0)
          .says("fell back to classic: the peer did not answer an MSP/3 HELLO within 1 s");
      assertThat(between.hasSeen(SECRET)).isTrue();
    }
  }

  @Test
  void anotherKeyThanTheOneThatIsKnownEndsItWithBothAndAsksNobody() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), SECRET);
    Home impostor = Home.with(directory.resolve("impostor"));
    String otherKey = key(impostor);
    allowGuest(impostor);
    try (Serve serve = Serve.onFreePort(host.cli());
        Serve other = Serve.onFreePort(impostor.cli());
        Between between = new Between(serve)) {
      send(between, "--accept-new").exits(0);
      between.leadTo(other);
      send(between).exits(5).says(hostKey, otherKey, "somebody may be in between", "delete line 1");
      send(between, "--accept-new").exits(5).says(hostKey, otherKey);
      guest.cli().with("put", between.endpoint(), file.toString()).exits(5).says(hostKey, otherKey);
      between.leadTo(serve);
      send(between).exits(0);
      other.awaitOut(out -> out.contains("the peer does not accept the key that this end shows"));
    }
  }
}
