package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.Store;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is called tells by the peer's first frame what to speak: section 4.4. */
@Timeout(20)
class FirstFrameTest {

  private static final Bytes WELCOME = Bytes.utf8("welcome");

  private final ManualTime time = new ManualTime();
  private final FakeConnector connector = new FakeConnector();
  private final Random random = new Random(3);
  private final Session session =
      new Session(
          new SessionPlan(
                  Scene.endpoint("loop:"),
                  connector,
                  ClassicConfig.server(),
                  HalfFrame.onTcp(),
                  1 << 20,
                  Responder.SILENT)
              .speaking(Protocol.AUTO)
              .reliably(new ReliablePlan(config(Role.ANSWERING), ChannelHandler.REFUSING)),
          time,
          time);

  private Delivery early;
  private FakeWire wire;

  private ReliableConfig config(Role role) {
    return new ReliableConfig(
        role,
        0,
        ReliableConfig.TCP_MTU,
        new Store(1 << 20, Long.MAX_VALUE),
        Security.CLEAR,
        true,
        Caller.nonces(random),
        null,
        new Conversations());
  }

  @BeforeEach
  void sendBeforeAnybodyHasSpoken() throws Exception {
    early = session.send(WELCOME);
    session.start();
    wire = connector.nextWire();
    Eventually.isTrue(() -> session.state() instanceof SessionState.Open);
    session.send(Bytes.utf8("and more"));
    assertThat(wire.writesLeft()).isZero();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void whatWasSentBeforeAHelloGoesOverMsp3() throws Exception {
    Caller caller = new Caller(config(Role.CALLING));
    caller.open(time.nanos());
    while (caller.messages.size() < 2) {
      Bytes there = caller.sent();
      if (there.length() > 0) {
        wire.bring(there);
      }
      caller.received(wire.nextWrite(), time.nanos());
    }
    assertThat(caller.messages).containsExactly(WELCOME, Bytes.utf8("and more"));
    wire.bring(caller.sent());
    time.advance(ManualTime.SECOND);
    Eventually.isTrue(early::isOver);
    assertThat(early.status()).isEqualTo(Delivery.Status.ACKED);
  }

  @Test
  void behindTheFirstClassicFrameItGoesOutAtOnce() throws Exception {
    wire.bring(Frames.data("hi"));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("welcome"));
  }

  @Test
  void toAPeerThatSaysNothingItGoesOutAfterASecond() throws Exception {
    time.advance(ManualTime.SECOND - 1);
    assertThat(wire.writesLeft()).isZero();
    time.advance(1);
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("welcome"));
  }
}
