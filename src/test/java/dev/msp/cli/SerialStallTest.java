package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A port out of which nothing goes: no pseudo-terminal has the lines for that. */
@Timeout(60)
class SerialStallTest {

  /** A UART made of memory: nothing ever comes. */
  private static final class Held implements Transport, LineControl {
    private final boolean takesBytes;
    private final String inputs;
    private final CountDownLatch closed = new CountDownLatch(1);

    Held(boolean takesBytes, String inputs) {
      this.takesBytes = takesBytes;
      this.inputs = inputs;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      awaitClose();
      return -1;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws TransportException {
      if (!takesBytes) {
        awaitClose();
        throw new TransportException("closed");
      }
    }

    private void awaitClose() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public String describe() {
      return "held";
    }

    @Override
    public String settings() {
      return "";
    }

    @Override
    public void change(EndpointOptions options) {}

    @Override
    public void dtr(boolean on) {}

    @Override
    public void rts(boolean on) {}

    @Override
    public void sendBreak(Duration length) {
      throw new AssertionError("A check sends no BREAK.");
    }

    @Override
    public String outputs() {
      return "DTR RTS";
    }

    @Override
    public String inputs() {
      return inputs;
    }
  }

  private static Cli.Outcome check(Held held, String flow) {
    Words words = new Words(List.of("check", "/dev/ttyS9"), Map.of("flow", flow), Map.of());
    return new Cli().command(new SerialCommand(endpoint -> held, 0), words);
  }

  @Test
  void aDroppedCtsIsNamedWhereItHoldsTheLine() {
    Cli.Outcome outcome = check(new Held(true, "DSR DCD"), "rtscts").exits(1);
    assertThat(outcome.out()).contains("!!  stalled", "CTS is down", "flow=none");
  }

  @Test
  void aRaisedCtsIsNot() {
    assertThat(check(new Held(true, "CTS DSR"), "rtscts").exits(4).out()).contains("!!  answer");
  }

  @Test
  void aDroppedCtsHoldsNothingWithoutFlowControl() {
    assertThat(check(new Held(true, ""), "none").exits(4).out()).contains("!!  answer");
  }

  @Test
  void aDriverThatTakesNothingIsGivenUp() {
    Cli.Outcome outcome = check(new Held(false, "CTS"), "rtscts").exits(1);
    assertThat(outcome.out()).contains("!!  stalled", "takes no more bytes");
  }
}
