package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer on a serial line that is killed and begins anew. Source: RELIABILITY row 27. */
@Timeout(20)
class PeerRestartTest {

  private static final int BAUD = 115_200;

  private final ManualTime time = new ManualTime();
  private final FakeConnector wires = new FakeConnector();

  private static Bytes hello(int who) {
    byte[] nonce = new byte[Hello.NONCE_LENGTH];
    nonce[0] = (byte) who;
    Hello hello = new Hello(Bytes.copyOf(nonce), 1024, Hello.Security.CLEAR, Optional.empty());
    byte[] text = hello.payload().toArray();
    byte[] frame = new byte[text.length + Frame.OVERHEAD];
    FrameEncoder.encode(3, FrameType.HELLO, text, 0, text.length, frame, 0);
    return Bytes.copyOf(frame);
  }

  private Session answering() {
    ReliableConfig config =
        new ReliableConfig(
            ReliableConfig.Role.ANSWERING,
            BAUD,
            1024,
            new Store(1 << 16, Long.MAX_VALUE),
            Hello.Security.CLEAR,
            false,
            () -> Bytes.copyOf(new byte[Hello.NONCE_LENGTH]),
            null,
            new Conversations());
    SessionPlan plan =
        new SessionPlan(
                Scene.endpoint("serial:/dev/ttyUSB0"),
                wires,
                ClassicConfig.serial(),
                HalfFrame.onSerial(BAUD),
                1 << 16,
                Responder.SILENT)
            .speaking(Protocol.V3)
            .reliably(new ReliablePlan(config, ChannelHandler.REFUSING));
    return new Session(plan, time, time);
  }

  /** Lets time pass until something is written. */
  private int nextType(FakeWire wire) throws InterruptedException {
    Eventually.isTrue(
        () -> {
          time.advance(ManualTime.MILLISECOND);
          return wire.writesLeft() > 0;
        });
    return wire.nextWrite().at(5);
  }

  @Test
  void itsHelloIsAnsweredWhenTheOldLinkIsGivenUpAndIsToldOnce() throws Exception {
    try (Session session = answering()) {
      session.start();
      FakeWire wire = wires.nextWire();
      wire.bring(hello(1));
      assertThat(nextType(wire)).isEqualTo(FrameType.HELLO);
      wire.bring(hello(2));
      assertThat(nextType(wire)).as("PING").isEqualTo(FrameType.LINK);
      assertThat(nextType(wire)).isEqualTo(FrameType.HELLO);

      List<Bytes> frames = new ArrayList<>();
      JournalReader reader = session.journal().read();
      for (Event event = reader.poll(); event != null; event = reader.poll()) {
        if (event instanceof Event.FrameEvent frame && frame.direction() == Event.Direction.IN) {
          frames.add(frame.raw());
        }
      }
      assertThat(frames).containsExactly(hello(1), hello(2));
    }
  }
}
