package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.session.Eventually;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the first message of a connection goes out. */
@Timeout(30)
class AcceptedWireTest {

  private static final byte[] ACK = frame(FrameType.ACK, "OK");
  private static final byte[] MESSAGE = frame(FrameType.DATA, "21.5");

  private final List<String> happened = new ArrayList<>();
  private final AcceptedWire patient = wire(TimeUnit.HOURS.toNanos(1));

  private static byte[] frame(int type, String text) {
    return FrameEncoder.encode(new Frame(1, type, Bytes.utf8(text))).toArray();
  }

  private AcceptedWire wire(long timeToRead) {
    return new AcceptedWire(
        new Recorded(),
        new AcceptedWire.Owner() {
          @Override
          public void reading() {}

          @Override
          public void ending() {
            note("ending");
          }

          @Override
          public long timeToRead() {
            return timeToRead;
          }
        });
  }

  private synchronized void note(String what) {
    happened.add(what);
  }

  private synchronized List<String> happened() {
    return List.copyOf(happened);
  }

  /** Notes what reaches the wire; what it reads is one byte, and then the end. */
  private final class Recorded implements Transport {
    private boolean ended;

    @Override
    public int read(byte[] buffer, int offset, int length) {
      note("read");
      int count = ended ? -1 : 1;
      ended = true;
      return count;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      note(length == ACK.length ? "ack" : "message");
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() {
      note("close");
    }

    @Override
    public String describe() {
      return "recorded";
    }
  }

  private static void write(AcceptedWire wire, byte[] frame) {
    try {
      wire.write(frame, 0, frame.length);
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes an ACK, then a message, and returns when that waits, or was not held at all. */
  private Thread writing(AcceptedWire wire) {
    Thread writer =
        new Thread(
            () -> {
              write(wire, ACK);
              write(wire, MESSAGE);
            });
    writer.setDaemon(true);
    writer.start();
    Eventually.isTrue(
        () ->
            writer.getState() == Thread.State.TIMED_WAITING
                || writer.getState() == Thread.State.TERMINATED);
    return writer;
  }

  @AfterEach
  void close() {
    patient.close();
  }

  @Test
  void aMessageBehindAnAckWaitsUntilThePeerSaysMore() throws Exception {
    Thread writer = writing(patient);
    assertThat(patient.read(new byte[1], 0, 1)).isEqualTo(1);
    writer.join();
    assertThat(happened()).containsExactly("ack", "read", "message");
    write(patient, ACK);
    write(patient, MESSAGE);
    assertThat(happened()).endsWith("message", "ack", "message");
  }

  @Test
  void aMessageBehindAnAckWaitsNoLongerThanReadingTakes() throws Exception {
    writing(wire(1)).join();
    assertThat(happened()).containsExactly("ack", "message");
  }

  @Test
  void whatComesBehindNoAckWaitsForNothing() {
    write(patient, MESSAGE);
    assertThat(happened()).containsExactly("message");
  }

  @Test
  void closingLetsNobodyWait() throws Exception {
    Thread writer = writing(patient);
    patient.close();
    writer.join();
    assertThat(happened()).startsWith("ack");
  }

  @Test
  void theEndIsToldAfterTheOwnerHasTakenItsTime() throws Exception {
    patient.read(new byte[1], 0, 1);
    assertThat(patient.read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(happened()).containsExactly("read", "read", "ending");
  }
}
