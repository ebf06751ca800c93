package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.transport.Receiver;
import dev.msp.transport.TransportException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server does on its connections. Source: MSP protocol, section 3, server rules. */
class ServerTest {

  private static final Bytes THREE =
      Frames.join(Frames.data("one"), Frames.frame(2, 0x10, new byte[300]), Frames.data(""));
  private static final Bytes THREE_ACKS = Frames.join(Frames.ACK, Frames.ACK_2, Frames.ACK);

  private final ManualTime time = new ManualTime();
  private final RecordingConnection connection = new RecordingConnection(1);
  private Server server = server(false, Responder.SILENT);

  private Server server(boolean batch, Responder responder) {
    return server(ClassicConfig.server(), batch, responder);
  }

  private Server server(ClassicConfig link, boolean batch, Responder responder) {
    return new Server(new Server.Plan(link, HalfFrame.onTcp(), batch, 4 << 20, responder), time);
  }

  private Receiver accept() {
    return server.accepted(connection, time.nanos());
  }

  private void bring(Receiver receiver, Bytes bytes) {
    // somewhere in an array that is used again, as the listener does it
    byte[] shared = new byte[bytes.length() + 20];
    bytes.copyTo(shared, 10);
    receiver.received(shared, 10, bytes.length(), time.nanos());
    Arrays.fill(shared, (byte) 0xEE);
  }

  @Test
  void itNeverSpeaksFirst() {
    Receiver receiver = accept();
    time.advance(30 * ManualTime.SECOND);
    receiver.tick(time.nanos());
    assertThat(connection.writes).isEmpty();
  }

  @Test
  void threeFramesAreAnsweredWhereverTheyAreCut() {
    for (int cut = 1; cut < THREE.length(); cut++) {
      RecordingConnection other = new RecordingConnection(cut);
      Receiver receiver = server.accepted(other, 0);
      bring(receiver, THREE.slice(0, cut));
      bring(receiver, THREE.slice(cut, THREE.length()));
      assertThat(other.written()).as("cut at %d", cut).isEqualTo(THREE_ACKS);
      assertThat(other.writes).as("cut at %d", cut).hasSize(3);
      assertThat(other.closed).isFalse();
    }
    assertThat(server.counters().delivered()).isEqualTo(3L * (THREE.length() - 1));
    assertThat(server.counters().skipped()).isZero();
  }

  @Test
  void threeFramesAreAnsweredByteByByte() {
    Receiver receiver = accept();
    for (int i = 0; i < THREE.length(); i++) {
      bring(receiver, THREE.slice(i, i + 1));
    }
    assertThat(connection.writes).containsExactly(Frames.ACK, Frames.ACK_2, Frames.ACK);
  }

  @Test
  void everyAckOfJoinedFramesIsAWriteOfItsOwn() {
    bring(accept(), THREE);
    assertThat(connection.writes).containsExactly(Frames.ACK, Frames.ACK_2, Frames.ACK);
  }

  @Test
  void whereAskedForTheAcksToOneReadAreOneWrite() {
    server = server(true, Responder.SILENT);
    Receiver receiver = accept();
    bring(receiver, THREE);
    bring(receiver, Frames.data("again"));
    assertThat(connection.writes).containsExactly(THREE_ACKS, Frames.ACK);
  }

  @Test
  void answersThatABugKeptBackNeverReachAnotherConnection() {
    server =
        server(
            true,
            text -> {
              if (text.equals(Bytes.utf8("boom"))) {
                throw new IllegalStateException("a bug, made by the test");
              }
              return List.of();
            });
    Receiver first = accept();
    RecordingConnection other = new RecordingConnection(2);
    Receiver second = server.accepted(other, 0);
    try {
      bring(first, Frames.data("boom"));
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("a bug, made by the test");
    }
    bring(second, Frames.data("fine"));
    assertThat(other.writes).containsExactly(Frames.ACK);
  }

  @Test
  void theEchoComesAfterTheAck() {
    server = server(false, Responder.ECHO);
    bring(accept(), Frames.data("ping"));
    assertThat(connection.writes).containsExactly(Frames.ACK, Frames.data("ping"));
  }

  @Test
  void unknownTypesAreShownAndNotAnswered() {
    bring(accept(), Frames.join(Frames.frame(3, 0x30, new byte[] {1}), Frames.ACK));
    assertThat(connection.writes).isEmpty();
    assertThat(connection.closed).isFalse();
    assertThat(Story.of(server.journal())).containsExactly("open: peer 1", "in type 48", "in ACK");
  }

  @Test
  void nothingAfterABadFrameIsDeliveredOrAnsweredAndTheConnectionIsClosedAfterSilence() {
    Receiver receiver = accept();
    Bytes bad = Bytes.hex("aa5500080110ff00");
    bring(receiver, Frames.join(Frames.data("before"), bad, Frames.data("after")));
    bring(receiver, Frames.data("much later"));
    assertThat(connection.writes).containsExactly(Frames.ACK);
    assertThat(connection.closed).isFalse();
    assertThat(receiver.deadline()).isEqualTo(ManualTime.SECOND);
    time.advance(ManualTime.SECOND);
    receiver.tick(time.nanos());
    assertThat(connection.closed).isTrue();
    assertThat(server.counters().framesIn()).isEqualTo(1);
    assertThat(server.counters().bad()).isEqualTo(1);
    assertThat(server.counters().skipped()).isEqualTo(8 + 12 + 17);
    assertThat(Story.of(server.journal()))
        .endsWith("closed: a bad frame came; nothing after it counts");
  }

  @Test
  void discardedBytesAreToldInTheOrderInWhichTheyCame() {
    Receiver receiver = accept();
    Bytes bad = Bytes.hex("aa5500080110ff00");
    Bytes half = Bytes.hex("aa55002001");
    bring(receiver, bad.plus(half));
    bring(receiver, Bytes.hex("0102030405"));
    receiver.ended(time.nanos());
    Bytes told = Bytes.EMPTY;
    JournalReader reader = server.journal().read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      if (event instanceof Event.SkippedEvent skipped) {
        told = told.plus(skipped.bytes());
      }
    }
    assertThat(told).isEqualTo(Frames.join(bad, half, Bytes.hex("0102030405")));
    assertThat(connection.closed).isTrue();
  }

  @Test
  void afterSixtyFourKibibytesOfRubbishTheConnectionIsClosed() {
    Receiver receiver = accept();
    bring(receiver, Bytes.hex("aa5500080110ff00"));
    for (int i = 0; i < 64; i++) {
      assertThat(connection.closed).isFalse();
      bring(receiver, Bytes.copyOf(new byte[1024]));
    }
    assertThat(connection.closed).isTrue();
  }

  @Test
  void whatCameBeforeTheEndIsAnsweredAndThenTheConnectionIsClosed() {
    Receiver receiver = accept();
    bring(receiver, Frames.data("last"));
    receiver.ended(time.nanos());
    assertThat(connection.writes).containsExactly(Frames.ACK);
    assertThat(connection.closed).isTrue();
    assertThat(Story.of(server.journal())).endsWith("closed: the peer closed the connection");
  }

  @Test
  void silentAndIdleConnectionsAreClosedInTime() {
    Receiver silent = accept();
    RecordingConnection other = new RecordingConnection(2);
    Receiver idle = server.accepted(other, 0);
    bring(idle, Frames.data("hello"));
    assertThat(silent.deadline()).isEqualTo(60 * ManualTime.SECOND);
    assertThat(idle.deadline()).isEqualTo(600 * ManualTime.SECOND);
    time.advance(60 * ManualTime.SECOND);
    silent.tick(time.nanos());
    idle.tick(time.nanos());
    assertThat(connection.closed).isTrue();
    assertThat(other.closed).isFalse();
    time.advance(540 * ManualTime.SECOND);
    idle.tick(time.nanos());
    assertThat(other.closed).isTrue();
  }

  @Test
  void aFrameThatDoesNotEndWithinTenSecondsClosesTheConnection() {
    Receiver receiver = accept();
    bring(receiver, Frames.data("slow").slice(0, 5));
    assertThat(receiver.deadline()).isEqualTo(10 * ManualTime.SECOND);
    time.advance(10 * ManualTime.SECOND);
    receiver.tick(time.nanos());
    assertThat(connection.closed).isTrue();
    assertThat(Story.of(server.journal()))
        .endsWith("closed: a frame began and did not end: 5 of 11 bytes, then silence");
  }

  @Test
  void theJournalTellsConnectionsApart() {
    Receiver first = accept();
    Receiver second = server.accepted(new RecordingConnection(2), 0);
    bring(first, Frames.data("from one"));
    bring(second, Frames.data("from two"));
    second.failed(new TransportException("it was cut"), time.nanos());
    first.ended(time.nanos());
    assertThat(Story.of(server.journal(), 1))
        .containsExactly(
            "open: peer 1",
            "in DATA from one",
            "out ACK",
            "closed: the peer closed the connection");
    assertThat(Story.of(server.journal(), 2))
        .containsExactly("open: peer 2", "in DATA from two", "out ACK", "closed: it was cut");
  }

  @Test
  void theEndTellsOfConnectionsThatWereStillOpen() {
    server.note("listening", "127.0.0.1:1");
    bring(accept(), Frames.data("hello"));
    server.end();
    assertThat(Story.of(server.journal()))
        .containsExactly(
            "listening: 127.0.0.1:1",
            "open: peer 1",
            "in DATA hello",
            "out ACK",
            "closed: the listener was closed");
    assertThat(server.journal().isClosed()).isTrue();
  }
}
