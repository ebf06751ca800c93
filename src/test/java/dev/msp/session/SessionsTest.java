package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SessionsTest {

  private final ManualTime time = new ManualTime();
  private final FakeConnector connector = new FakeConnector();
  private final Sessions sessions = new Sessions(time, time);

  @AfterEach
  void close() {
    sessions.close();
  }

  private Session open(String endpoint) {
    return sessions.open(
        new SessionPlan(
            Scene.endpoint(endpoint),
            connector,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            1 << 20,
            Responder.SILENT));
  }

  @Test
  void aSessionIsNamedByItsNameOrItsAddressInTheOrderOfOpening() {
    Session named = open("tcp://127.0.0.1:1?name=bench");
    Session plain = open("tcp://127.0.0.1:2");
    assertThat(sessions.names()).containsExactly("bench", "tcp://127.0.0.1:2");
    assertThat(sessions.find("bench")).containsSame(named);
    assertThat(sessions.find("tcp://127.0.0.1:2")).containsSame(plain);
    assertThat(sessions.find("nobody")).isEmpty();
  }

  @Test
  void aNameThatIsTakenGetsTheNextFreeNumber() {
    for (int i = 0; i < 3; i++) {
      open("loop:?name=dev");
    }
    assertThat(sessions.names()).containsExactly("dev", "dev#2", "dev#3");
    assertThat(sessions.close("dev#2")).isTrue();
    open("loop:?name=dev");
    assertThat(sessions.names()).containsExactly("dev", "dev#3", "dev#2");
  }

  @Test
  void closingEndsTheSessionAndForgetsItsName() {
    Session session = open("loop:?name=dev");
    assertThat(sessions.close("dev")).isTrue();
    assertThat(session.isClosed()).isTrue();
    assertThat(sessions.close("dev")).isFalse();
    assertThat(sessions.find("dev")).isEmpty();
    assertThat(sessions.names()).isEmpty();
  }

  @Test
  void aSessionThatEndedByItselfGivesItsNameToTheNext() throws Exception {
    Session first = open("loop:?name=dev");
    connector.nextWire().end();
    Eventually.isTrue(first::isClosed);
    assertThat(sessions.find("dev")).containsSame(first);
    Session second = open("loop:?name=dev");
    assertThat(sessions.find("dev")).containsSame(second);
    assertThat(sessions.names()).containsExactly("dev");
  }

  @Test
  void drainWaitsForEverySession() throws Exception {
    Session first = open("loop:?name=a");
    FakeWire firstWire = connector.nextWire();
    Session second = open("loop:?name=b");
    FakeWire secondWire = connector.nextWire();
    Delivery one = first.send(Bytes.utf8("one"));
    Delivery two = second.send(Bytes.utf8("two"));
    assertThat(sessions.drain(0)).isFalse();
    FutureTask<Boolean> drain = new FutureTask<>(() -> sessions.drain(Scene.PATIENCE));
    new Thread(drain, "drains").start();
    secondWire.bring(Frames.ACK);
    assertThat(second.await(two, Scene.PATIENCE)).isTrue();
    assertThat(drain.isDone()).isFalse();
    firstWire.bring(Frames.ACK);
    assertThat(first.await(one, Scene.PATIENCE)).isTrue();
    assertThat(drain.get()).isTrue();
  }

  @Test
  void closingTheManagerEndsEverySession() throws Exception {
    Session first = open("loop:?name=a");
    Session second = open("loop:?name=b");
    Delivery waits = second.send(Bytes.utf8("one"));
    sessions.close();
    assertThat(first.isClosed()).isTrue();
    assertThat(second.isClosed()).isTrue();
    assertThat(waits.isOver()).isTrue();
    assertThat(sessions.names()).isEmpty();
  }
}
