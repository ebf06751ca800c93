package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.cli.DemoSchedule.Act;
import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameDecoder.Result;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.link.Delivery;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The peer of the demonstration. */
@Timeout(30)
class DemoPeerTest {

  private static final Bytes TEXT = Bytes.utf8("hi");

  private static List<Long> acks(long message) {
    return DemoSchedule.onMessage(message, TEXT).stream()
        .filter(act -> decoded(act.bytes()).equals("ACK OK"))
        .map(Act::millis)
        .toList();
  }

  /** Returns what a receiver finds in the bytes. */
  private static String decoded(Bytes bytes) {
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
    decoder.input(bytes.toArray(), 0, bytes.length(), 0);
    Result result = decoder.next();
    if (result == Result.FRAME) {
      Frame frame = decoder.frame();
      return FrameType.name(frame.type()) + ' ' + frame.payload().text().orElse("no text");
    }
    return result == Result.DAMAGED ? decoder.fault().kind().name() : "nothing";
  }

  @Test
  void ofSixMessagesOneIsAcknowledgedSlowlyOneLateAndOneNever() {
    List<Long> first = acks(1);
    assertThat(first).containsExactly(0L);
    assertThat(acks(3)).singleElement().satisfies(ms -> assertThat(ms).isBetween(300L, 1_000L));
    assertThat(acks(4)).singleElement().satisfies(ms -> assertThat(ms).isGreaterThan(1_500L));
    assertThat(acks(6)).isEmpty();
    assertThat(LongStream.of(1, 2, 5, 7, 8).mapToObj(DemoPeerTest::acks)).containsOnly(first);
  }

  @Test
  void aLateAckComesBeforeTheNextMessageMayGoOut() {
    assertThat(acks(4).get(0)).isLessThan(2 * DemoSchedule.ACK_TIMEOUT);
  }

  @Test
  void eachMessageThatIsAcknowledgedComesBackBehindItsAck() {
    List<Act> acts = DemoSchedule.onMessage(1, TEXT);
    assertThat(acts).extracting(act -> decoded(act.bytes())).containsExactly("ACK OK", "DATA hi");
    assertThat(acts.get(1).millis()).isGreaterThan(acts.get(0).millis());
  }

  @Test
  void unaskedComeMessagesNoiseAndAWrongChecksum() {
    List<String> said =
        LongStream.range(0, 4).mapToObj(n -> decoded(DemoSchedule.unasked(n))).toList();
    assertThat(said).contains(Fault.Kind.NOISE.name(), Fault.Kind.CHECKSUM.name());
    assertThat(said).anyMatch(one -> one.startsWith("DATA "));
    assertThat(DemoSchedule.unasked(4)).isEqualTo(DemoSchedule.unasked(0));
  }

  @Test
  void itGreetsWhoeverOpensItAndAnswers() throws Exception {
    Endpoint demo = EndpointParser.parse(DemoPeer.PLACE);
    try (Sessions sessions = new Sessions(Clock.system(), Timers.onOneThread())) {
      Session session = sessions.open(EmbeddedPeer.plan(demo));
      Delivery delivery = session.send(TEXT);
      session.await(delivery, 20_000_000_000L);
      assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
      assertThat(messages(session, 2)).element(0).asString().startsWith("Hello!");
      assertThat(messages(session, 2)).last().isEqualTo("hi");
    }
  }

  private static List<String> messages(Session session, int count) throws InterruptedException {
    JournalReader reader = session.journal().read();
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      if (reader.poll() instanceof Event.FrameEvent frame) {
        if (frame.direction() == Event.Direction.IN && frame.type() == FrameType.DATA) {
          texts.add(frame.content().text().orElseThrow());
        }
      } else {
        reader.await(20_000_000_000L);
      }
    }
    return texts;
  }

  @Test
  void theLoopbackTakesTheOptionsOfItsEndpoint() throws Exception {
    SessionPlan plan = EmbeddedPeer.plan(EndpointParser.parse("loop:?ack-timeout=700ms&version=2"));
    assertThat(plan.link().ackTimeout()).isEqualTo(700_000_000L);
    assertThat(plan.link().version()).isEqualTo(2);
  }
}
