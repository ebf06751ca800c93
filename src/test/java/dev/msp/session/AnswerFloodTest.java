package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.Store;
import dev.msp.transport.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that answers every message, and peers that send more than they listen to. */
@Timeout(60)
class AnswerFloodTest {

  private static final int WINDOW = 1 << 20;
  private static final int STACK = 160 << 10;

  private final ManualTime time = new ManualTime();
  private final Random random = new Random(4);
  private final Caller caller = new Caller(config(Role.CALLING));
  private final RecordingConnection connection = new RecordingConnection(1);
  private final Server server =
      new Server(
          new Server.Plan(
              ClassicConfig.server(),
              HalfFrame.onTcp(),
              false,
              1 << 20,
              Responder.ECHO,
              config(Role.ANSWERING)),
          time);
  private final Receiver receiver = server.accepted(connection, 0);

  private ReliableConfig config(Role role) {
    return new ReliableConfig(
        role,
        0,
        ReliableConfig.TCP_MTU,
        new Store(WINDOW, Long.MAX_VALUE),
        Security.CLEAR,
        false,
        Caller.nonces(random),
        null,
        new Conversations());
  }

  private boolean bringThere() {
    Bytes there = caller.sent();
    receiver.received(there.toArray(), 0, there.length(), time.nanos());
    return there.length() > 0;
  }

  private boolean bringBack() {
    Bytes back = connection.written();
    connection.writes.clear();
    caller.received(back, time.nanos());
    return back.length() > 0;
  }

  /** Lets both ends say all they have to say, also what they say a moment later. */
  private void exchange() {
    for (int quiet = 0; quiet < 3; quiet++) {
      while (bringThere() | bringBack()) {
        quiet = 0;
      }
      time.advance(50 * ManualTime.MILLISECOND);
      if (time.nanos() >= receiver.deadline()) {
        receiver.tick(time.nanos());
      }
      caller.tick(time.nanos());
    }
  }

  private List<Bytes> send(int count, int length) {
    List<Bytes> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bytes text = Bytes.utf8((i + "x".repeat(length)).substring(0, length));
      all.add(text);
      caller.send(i, text, time.nanos());
    }
    return all;
  }

  /** On a short stack: how deep a greater one lets answers nest, the compiler decides. */
  @Test
  void aFrameFullOfTheShortestMessagesIsAnsweredWhole() throws Exception {
    caller.open(0);
    exchange();
    List<Bytes> sent = send(6000, 1);
    Thread listener = new Thread(null, this::exchange, "listener", STACK);
    listener.start();
    listener.join();
    assertThat(caller.messages).isEqualTo(sent);
  }

  @Test
  void whileThePeerDoesNotListenNoMoreOfItsMessagesAreTakenAndNoneIsLost() {
    caller.open(0);
    exchange();
    List<Bytes> sent = send(3000, 1000);
    while (bringThere()) {
      time.advance(50 * ManualTime.MILLISECOND);
      caller.tick(time.nanos());
    }
    assertThat(server.counters().delivered()).isBetween(256L, 300L);

    exchange();
    assertThat(caller.messages).isEqualTo(sent);
    assertThat(server.counters().delivered()).isEqualTo(3000);
  }
}
