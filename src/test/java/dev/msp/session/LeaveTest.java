package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.Store;
import dev.msp.transport.Receiver;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of an MSP/3 link after a signal: section 4.3, rule 10. */
@Timeout(20)
class LeaveTest {

  private static final int RESET = 5;
  private static final int KIND_AT = 10;

  /** Shorter than a signal allows, for the thread that waits looks at the clock after that time. */
  private static final long SHORT = 50 * ManualTime.MILLISECOND;

  private final ManualTime time = new ManualTime();
  private final Random random = new Random(3);
  private final Caller caller = new Caller(config(Role.CALLING));
  private final RecordingConnection connection = new RecordingConnection(1);
  private final Server server = server();
  private final Receiver receiver = server.accepted(connection, 0);

  private ReliableConfig config(Role role) {
    return new ReliableConfig(
        role,
        0,
        ReliableConfig.TCP_MTU,
        new Store(1 << 20, Long.MAX_VALUE),
        Security.CLEAR,
        false,
        Caller.nonces(random),
        null,
        new Conversations());
  }

  private static int kind(Bytes frame) {
    return frame.at(KIND_AT) & 0x7F;
  }

  private Bytes written() {
    Bytes all = connection.written();
    connection.writes.clear();
    return all;
  }

  /** Lets both ends say all they have to say. */
  private void exchange() {
    Bytes there = caller.sent();
    Bytes back = written();
    while (there.length() + back.length() > 0) {
      if (!connection.closed) {
        receiver.received(there.toArray(), 0, there.length(), time.nanos());
      }
      caller.received(back, time.nanos());
      there = caller.sent();
      back = written();
    }
  }

  private Server server() {
    return new Server(
        new Server.Plan(
            ClassicConfig.server(),
            HalfFrame.onTcp(),
            false,
            1 << 20,
            Responder.SILENT,
            config(Role.ANSWERING)),
        time);
  }

  private void openAndLeave() {
    caller.open(0);
    exchange();
    assertThat(caller.isOpen()).isTrue();
    assertThat(server.leave(time.nanos())).isTrue();
  }

  @Test
  void aServerWaitsUntilItsPeersHaveSaidByeToo() {
    openAndLeave();
    assertThat(connection.closed).isFalse();
    exchange();
    assertThat(server.leave(time.nanos())).isFalse();
    assertThat(connection.closed).isTrue();
    assertThat(caller.closed).extracting(CloseReason::kind).isEqualTo(CloseReason.Kind.PEER_CLOSED);
  }

  @Test
  void whoeverDoesNotAnswerWithinASecondIsReset() {
    openAndLeave();
    connection.writes.clear();
    time.advance(ManualTime.SECOND);
    assertThat(server.leave(time.nanos())).isFalse();
    assertThat(connection.writes).hasSize(1);
    assertThat(kind(connection.writes.get(0))).isEqualTo(RESET);
    assertThat(connection.closed).isTrue();
  }

  @Test
  void aSessionWhosePeerDoesNotAnswerResetsItBeforeItIsClosed() throws Exception {
    FakeConnector connector = new FakeConnector();
    SessionPlan plan =
        new SessionPlan(
                Scene.endpoint("loop:"),
                connector,
                ClassicConfig.client(),
                HalfFrame.onTcp(),
                1 << 20,
                Responder.SILENT)
            .speaking(Protocol.V3)
            .reliably(new ReliablePlan(config(Role.ANSWERING), ChannelHandler.REFUSING));
    Session session = new Session(plan, time, time);
    session.start();
    FakeWire wire = connector.nextWire();
    caller.open(0);
    wire.bring(caller.sent());
    caller.received(wire.nextWrite(), 0);
    assertThat(caller.isOpen()).isTrue();
    wire.bring(caller.sent());
    Eventually.isTrue(() -> session.link().map(LinkState::isOpen).orElse(false));
    Thread leaves =
        new Thread(
            () -> {
              try {
                session.leave(SHORT);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    leaves.start();
    Eventually.isTrue(() -> session.link().map(link -> !link.isOpen()).orElse(false));
    assertThat(session.isClosed()).isFalse();
    while (leaves.isAlive()) {
      time.advance(SHORT);
      leaves.join(10);
    }
    assertThat(session.isClosed()).isTrue();
    Bytes last = Bytes.EMPTY;
    while (wire.writesLeft() > 0) {
      last = wire.nextWrite();
    }
    assertThat(kind(last)).isEqualTo(RESET);
  }
}
