package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.FixedRandom;
import dev.msp.crypto.PasswordCipher;
import dev.msp.crypto.Secret;
import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.Box;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.reference.ReferenceClient;
import dev.msp.reference.ReferenceServer;
import dev.msp.transport.tcp.TcpConnector;
import dev.msp.transport.tcp.TcpListener;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand messages each way between us and stand-ins of the reference, on real sockets. */
@Timeout(60)
class ReferenceInteropTest {

  private static final int MESSAGES = 1_000;
  private static final String PASSWORD = "MinokamoSecure2024";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final Clock CLOCK = Clock.system();

  private enum Version {
    V1(1_017),
    V2(1_017),
    V2_WITH_PASSWORD(991);

    private final int longest;

    Version(int longest) {
      this.longest = longest;
    }

    private ReferenceServer server() throws Exception {
      return switch (this) {
        case V1 -> ReferenceServer.v1();
        case V2 -> ReferenceServer.v2();
        case V2_WITH_PASSWORD -> ReferenceServer.v2(PASSWORD);
      };
    }

    private ReferenceClient client(int port) throws Exception {
      return switch (this) {
        case V1 -> ReferenceClient.v1(port);
        case V2 -> ReferenceClient.v2(port);
        case V2_WITH_PASSWORD -> ReferenceClient.v2(port, PASSWORD);
      };
    }

    private ClassicConfig config(ClassicConfig base) {
      return switch (this) {
        case V1 -> base;
        case V2 -> version2(base);
        case V2_WITH_PASSWORD -> base.withBox(new Cipher(PASSWORD));
      };
    }

    private static ClassicConfig version2(ClassicConfig base) {
      return new ClassicConfig(
          2,
          base.window(),
          base.frameLimit(),
          base.ackTimeout(),
          base.onDamage(),
          base.afterTimeout(),
          null,
          false,
          base.firstTimeout(),
          base.idleTimeout());
    }
  }

  /** The password mode of the program, as a link knows it. */
  private static final class Cipher implements Box {
    private final PasswordCipher cipher;

    Cipher(String password) {
      this(PasswordCipher.of(Secret.password(password.toCharArray())));
    }

    private Cipher(PasswordCipher cipher) {
      this.cipher = cipher;
    }

    /** With a fixed IV: of random ones every 256th makes a wrong password look right at first. */
    static Cipher repeatable(String password) {
      Secret secret = Secret.password(password.toCharArray());
      return new Cipher(PasswordCipher.of(secret, new FixedRandom(new byte[16])));
    }

    @Override
    public Bytes seal(Bytes plain) {
      return cipher.seal(plain);
    }

    @Override
    public Optional<Bytes> open(byte[] array, int offset, int length) {
      return cipher.open(array, offset, length);
    }

    @Override
    public int longestPlain(int payload) {
      return PasswordCipher.maxPlaintext(payload + 7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theReferenceServerTakesAndAcknowledgesEveryMessage(Version version) throws Exception {
    List<String> messages = messages(1234, version.longest);
    try (ReferenceServer server = version.server();
        Session session =
            session(server.port(), version.config(ClassicConfig.client()), Timers.onOneThread())) {
      session.start();
      List<Delivery> deliveries = new ArrayList<>();
      for (String message : messages) {
        deliveries.add(session.send(Bytes.utf8(message)));
      }
      assertThat(session.drain(3 * PATIENCE)).isTrue();
      assertThat(deliveries).allMatch(d -> d.status() == Delivery.Status.ACKED);
      assertThat(server.messages()).isEqualTo(messages);
      assertThat(server.errors()).isZero();
      assertThat(server.dropped()).isZero();
      assertThat(session.counters().acked()).isEqualTo(MESSAGES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theReferenceClientGetsAnAckForEveryMessage(Version version) throws Exception {
    // its client sends whole frames of up to 65535 bytes
    List<String> messages = messages(4321, version.longest);
    messages.set(500, "x".repeat(60_000));
    Server server =
        new Server(
            new Server.Plan(
                version.config(ClassicConfig.server()),
                HalfFrame.onTcp(),
                false,
                4 << 20,
                Responder.SILENT),
            CLOCK);
    JournalReader reader = server.journal().read();
    try (TcpListener listener =
            TcpListener.open(Scene.endpoint("tcp-listen://127.0.0.1:0"), server, CLOCK::nanos);
        ReferenceClient client = version.client(listener.port())) {
      listener.start();
      int failures = 0;
      for (String message : messages) {
        failures += client.send(message) ? 0 : 1;
      }
      assertThat(failures).isZero();
    }
    server.end();
    assertThat(delivered(reader)).isEqualTo(messages);
    assertThat(server.counters().skipped()).isZero();
  }

  private static List<String> delivered(JournalReader reader) {
    List<String> texts = new ArrayList<>();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      if (event instanceof Event.FrameEvent frame && frame.delivered()) {
        texts.add(frame.content().text().orElseThrow());
      }
    }
    return texts;
  }

  @Test
  void twoFramesInOneSegmentAreBothLostAndSoIsASplitOne() throws Exception {
    try (ReferenceServer server = ReferenceServer.v1();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setTcpNoDelay(true);
      Bytes two = Frames.data("one").plus(Frames.data("two"));
      socket.getOutputStream().write(two.toArray());
      Eventually.isTrue(() -> server.errors() == 1);
      Bytes split = Frames.data("split");
      socket.getOutputStream().write(split.slice(0, 8).toArray());
      Eventually.isTrue(() -> server.errors() == 2);
      socket.getOutputStream().write(split.slice(8, split.length()).toArray());
      Eventually.isTrue(() -> server.errors() == 3);
      socket.getOutputStream().write(Frames.data("whole").toArray());
      InputStream in = socket.getInputStream();
      assertThat(Bytes.copyOf(in.readNBytes(9))).isEqualTo(Frames.ACK);
      assertThat(server.messages()).containsExactly("whole");
    }
  }

  @Test
  void textThatIsNotUtf8MakesTheReferenceDropTheConnectionAndIsRefusedBefore() throws Exception {
    byte[] latin1 = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
    try (ReferenceServer server = ReferenceServer.v1();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(Frames.frame(1, 0x10, latin1).toArray());
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(server.dropped()).isEqualTo(1);
      Session session = session(server.port(), ClassicConfig.client(), Timers.onOneThread());
      assertThat(session.refusal(Bytes.copyOf(latin1))).isPresent();
    }
  }

  @Test
  void aWrongPasswordIsSilenceAndTheReasonSaysSo() throws Exception {
    ManualTime time = new ManualTime();
    try (ReferenceServer server = ReferenceServer.v2(PASSWORD);
        Session session =
            session(
                server.port(),
                ClassicConfig.client().withBox(Cipher.repeatable("not it")),
                time,
                time)) {
      session.start();
      Delivery delivery = session.send(Bytes.utf8("hello"));
      Eventually.isTrue(() -> server.errors() == 1);
      time.advance(5 * ManualTime.SECOND);
      assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
      assertThat(delivery.reason()).contains("wrong password, or the frame was dropped");
    }
  }

  private static Session session(int port, ClassicConfig link, Timers timers) {
    return session(port, link, CLOCK, timers);
  }

  private static Session session(int port, ClassicConfig link, Clock clock, Timers timers) {
    return new Session(
        new SessionPlan(
            Scene.endpoint("tcp://127.0.0.1:" + port),
            new TcpConnector(),
            link,
            HalfFrame.onTcp(),
            1 << 20,
            Responder.SILENT),
        clock,
        timers);
  }

  /** Texts of every length up to the longest, with characters of one to four bytes. */
  private static List<String> messages(long seed, int longest) {
    Random random = new Random(seed);
    int[] alphabet = {'a', ' ', 0, '\n', 0xAA, 0x55, 0xFC, 0x20AC, 0x65E5, 0x1F600, 0xFEFF};
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      int length = i < 2 ? i * longest : random.nextInt(longest + 1);
      StringBuilder text = new StringBuilder();
      int bytes = 0;
      while (bytes < length) {
        int character = bytes > length - 4 ? 'x' : alphabet[random.nextInt(alphabet.length)];
        text.appendCodePoint(character);
        bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      }
      messages.add(text.toString());
    }
    return messages;
  }
}
