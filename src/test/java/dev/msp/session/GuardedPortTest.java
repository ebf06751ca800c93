package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.Identity;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.Store;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a COM port it is the port that is put off: RELIABILITY.md row 49. */
@Timeout(20)
class GuardedPortTest {

  private static final int BAUD = 115_200;
  private static final Predicate<String> SEALED = line -> line.startsWith("sealed: ");
  private static final Identity FRIEND = Identity.generate();

  private final ManualTime time = new ManualTime();
  private final FakeConnector connector = new FakeConnector();
  private final Random random = new Random(7);
  private final Session session =
      new Session(
          new SessionPlan(
                  Scene.endpoint("serial:/dev/ttyUSB7"),
                  connector,
                  ClassicConfig.serial(),
                  HalfFrame.onSerial(BAUD),
                  1 << 20,
                  Responder.SILENT)
              .speaking(Protocol.AUTO)
              .reliably(
                  new ReliablePlan(
                      config(Role.ANSWERING, Identity.generate()), ChannelHandler.REFUSING)),
          time,
          time);

  private ReliableConfig config(Role role, Identity identity) {
    return new ReliableConfig(
        role,
        BAUD,
        ReliableConfig.serialMtu(BAUD),
        new Store(64 << 10, Long.MAX_VALUE),
        Security.SEALED,
        role == Role.ANSWERING,
        Caller.nonces(random),
        NoiseExchange.exchanges(
            new SealPlan(
                identity, new OnlyFriend(FRIEND.publicKey()), Optional.empty(), Optional.empty())),
        new Conversations());
  }

  @AfterEach
  void close() {
    session.close();
  }

  /** Calls; returns once the caller is not accepted, is put off, or has sent its last message. */
  private Caller call(FakeWire wire, Identity identity) throws Exception {
    Caller caller = new Caller(config(Role.CALLING, identity));
    caller.open(time.nanos());
    wire.bring(caller.sent());
    caller.received(wire.nextWrite(), time.nanos()); // HELLO
    wire.bring(caller.sent());
    caller.received(wire.nextWrite(), time.nanos()); // message 2, or RESET
    if (caller.downs.isEmpty()) {
      wire.bring(caller.sent());
    }
    return caller;
  }

  @Test
  void aFailedHandshakePutsOffThePortForFiveSeconds() throws Exception {
    String later =
        "the peer makes no sealed link now, after handshakes that failed or because too many are"
            + " going on; try again in a while";
    session.start();
    FakeWire wire = connector.nextWire();
    Caller stranger = call(wire, Identity.generate());
    stranger.received(wire.nextWrite(), time.nanos());
    assertThat(stranger.closed).isNotNull();
    assertThat(call(wire, FRIEND).downs).containsExactly(later);
    time.advance(5 * ManualTime.SECOND);
    assertThat(call(wire, FRIEND).downs).isEmpty();
    Eventually.isTrue(() -> Story.of(session.journal()).stream().anyMatch(SEALED));
    assertThat(Story.of(session.journal()))
        .filteredOn(line -> line.startsWith("refused"))
        .containsExactly(
            "refused: serial:/dev/ttyUSB7: 1 handshake failed; sealed links from there are put off for"
                + " 5 s");
  }
}
