package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.Identity;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guesses and floods before a listener with sealed links: RELIABILITY.md rows 23 and 49. */
class HandshakeGuardTest {

  private static final long SECOND = ManualTime.SECOND;
  private static final Identity HOST = Identity.generate();
  private static final Identity FRIEND = Identity.generate();
  private static final Identity STRANGER = Identity.generate();

  private final ManualTime time = new ManualTime();
  private final Random random = new Random(7);
  private Server server = server(Security.EITHER, true);
  private long connections;

  private Server server(Security security, boolean mayFallBack) {
    return new Server(
        new Server.Plan(
            ClassicConfig.server(),
            HalfFrame.onTcp(),
            false,
            4 << 20,
            Responder.SILENT,
            config(Role.ANSWERING, security, mayFallBack, HOST)),
        time);
  }

  private ReliableConfig config(
      Role role, Security security, boolean mayFallBack, Identity identity) {
    return new ReliableConfig(
        role,
        0,
        ReliableConfig.TCP_MTU,
        new Store(1 << 20, Long.MAX_VALUE),
        security,
        mayFallBack,
        Caller.nonces(random),
        NoiseExchange.exchanges(
            new SealPlan(
                identity, new OnlyFriend(FRIEND.publicKey()), Optional.empty(), Optional.empty())),
        new Conversations());
  }

  /** One who connects. */
  private final class Visit {
    final RecordingConnection connection;
    final Receiver receiver;
    final Caller caller;

    Visit(String remote, Identity identity) {
      connections++;
      connection = new RecordingConnection(connections, remote);
      receiver = server.accepted(connection, time.nanos());
      caller = new Caller(config(Role.CALLING, Security.SEALED, false, identity));
      caller.open(time.nanos());
    }

    /** What was sent arrives at the other end, both ways; returns whether anything was. */
    boolean step() {
      Bytes there = caller.sent();
      Bytes back = connection.written();
      connection.writes.clear();
      if (there.length() > 0 && !connection.closed) {
        receiver.received(there.toArray(), 0, there.length(), time.nanos());
      }
      caller.received(back, time.nanos());
      return there.length() + back.length() > 0;
    }

    Visit run() {
      while (step()) {
        // until both have said all
      }
      return this;
    }

    Visit leave() {
      if (!connection.closed) {
        receiver.ended(time.nanos());
      }
      return this;
    }

    CloseReason.Kind kind() {
      CloseReason reason = caller.closed;
      return reason == null ? CloseReason.Kind.BY_USER : reason.kind();
    }
  }

  private List<String> refusals() {
    return Story.of(server.journal()).stream()
        .filter(line -> line.startsWith("refused: "))
        .toList();
  }

  private boolean takesClassicMessages(String remote) {
    RecordingConnection connection = new RecordingConnection(++connections, remote);
    Receiver receiver = server.accepted(connection, time.nanos());
    Bytes hello = Frames.data("classic");
    receiver.received(hello.toArray(), 0, hello.length(), time.nanos());
    return connection.written().equals(Frames.ACK);
  }

  @Test
  void aThousandGuessesInAThousandSecondsAreEightAndTheRestIsPutOff() {
    List<Integer> judged = new ArrayList<>();
    for (int second = 0; second < 1000; second++) {
      Visit visit = new Visit("192.0.2.7:" + (10_000 + second), STRANGER).run();
      if (visit.kind() == CloseReason.Kind.NOT_AUTHENTIC) {
        judged.add(second);
      } else {
        assertThat(visit.kind()).isEqualTo(CloseReason.Kind.PUT_OFF);
      }
      time.advance(SECOND);
    }
    assertThat(judged).containsExactly(0, 5, 15, 35, 75, 155, 315, 635);
    assertThat(refusals())
        .hasSize(8)
        .startsWith(
            "refused: 192.0.2.7: 1 handshake failed; sealed links from there are put off for 5 s",
            "refused: 192.0.2.7: 2 handshakes failed; sealed links from there are put off for 10 s,"
                + " as 4 were until now")
        .last()
        .asString()
        .contains("8 handshakes failed; sealed links from there are put off for 600 s");
  }

  @Test
  void whatOneSourceDoesPutsOffNoOtherAndNoClassicMessage() {
    new Visit("192.0.2.7:1", STRANGER).run();
    assertThat(new Visit("192.0.2.7:2", FRIEND).run().kind()).isEqualTo(CloseReason.Kind.PUT_OFF);
    assertThat(new Visit("192.0.2.8:1", FRIEND).run().caller.isOpen()).isTrue();
    assertThat(takesClassicMessages("192.0.2.7:3")).isTrue();
  }

  @Test
  void whoeverProvesWhoItIsAfterThePenaltyBeginsAnew() {
    new Visit("192.0.2.7:1", STRANGER).run();
    time.advance(5 * SECOND);
    assertThat(new Visit("192.0.2.7:2", FRIEND).run().caller.isOpen()).isTrue();
    new Visit("192.0.2.7:3", STRANGER).run();
    assertThat(refusals()).hasSize(2).allMatch(line -> line.contains("1 handshake failed"));
  }

  @Test
  void aHundredGuessesAtOnceAreOne() {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < HandshakeGuard.EARLY; i++) {
      visits.add(new Visit("192.0.2.7:" + i, STRANGER));
    }
    visits.forEach(Visit::step);
    visits.forEach(Visit::run);
    assertThat(visits.stream().map(Visit::kind))
        .containsOnlyOnce(CloseReason.Kind.NOT_AUTHENTIC)
        .filteredOn(CloseReason.Kind.PUT_OFF::equals)
        .hasSize(HandshakeGuard.EARLY - 1);
  }

  @Test
  void whereAllLinksAreSealedWhoeverIsPutOffIsClosedWithoutAWord() {
    server = server(Security.SEALED, false);
    new Visit("192.0.2.7:1", STRANGER).run();
    List<String> before = Story.of(server.journal());
    for (int i = 0; i < 50; i++) {
      RecordingConnection again = new RecordingConnection(i, "192.0.2.7:2");
      server.accepted(again, time.nanos());
      assertThat(again.closed).isTrue();
      assertThat(again.writes).isEmpty();
    }
    assertThat(Story.of(server.journal())).isEqualTo(before);
    time.advance(5 * SECOND);
    assertThat(new Visit("192.0.2.7:3", FRIEND).run().caller.isOpen()).isTrue();
  }

  @Test
  void whoeverSaysNothingWhereAllLinksAreSealedIsClosedAfterSixtySeconds() {
    server = server(Security.SEALED, false);
    RecordingConnection silent = new RecordingConnection(1, "192.0.2.7:1");
    Receiver receiver = server.accepted(silent, time.nanos());
    assertThat(receiver.deadline()).isEqualTo(60 * SECOND);
    time.advance(60 * SECOND);
    receiver.tick(time.nanos());
    assertThat(silent.closed).isTrue();
    assertThat(Story.of(server.journal()))
        .endsWith("closed: the peer did not say HELLO within 60 s");
  }

  @Test
  void oneSourceAloneCrowdsNobodyElseOut() {
    List<Visit> waiting = new ArrayList<>();
    for (int i = 0; i < 2 * HandshakeGuard.MOST; i++) {
      Visit visit = new Visit("192.0.2.7:" + i, STRANGER);
      visit.step(); // HELLO
      visit.step(); // its answer, and message 1
      waiting.add(visit);
    }
    assertThat(waiting)
        .filteredOn(visit -> visit.caller.closed == null)
        .hasSize(HandshakeGuard.EARLY);
    assertThat(new Visit("192.0.2.8:1", FRIEND).run().caller.isOpen()).isTrue();

    waiting.forEach(Visit::leave);
    assertThat(new Visit("192.0.2.7:1", FRIEND).run().caller.isOpen()).isTrue();
  }

  @Test
  void ofAFloodOfHandshakesAHundredGoOnAtMostAndSomeArePutOffBefore() {
    int taken = 0;
    int putOffEarly = 0;
    List<Visit> waiting = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Visit visit = new Visit("198.51.100." + i % 250 + ":" + i, STRANGER);
      visit.step(); // HELLO
      visit.step(); // its answer, and message 1
      if (visit.caller.closed == null) {
        taken++;
        waiting.add(visit);
      } else if (taken < HandshakeGuard.MOST) {
        putOffEarly++;
        assertThat(taken).isGreaterThanOrEqualTo(HandshakeGuard.EARLY);
      }
    }
    assertThat(taken).isEqualTo(HandshakeGuard.MOST);
    assertThat(putOffEarly).isPositive();
    assertThat(takesClassicMessages("203.0.113.1:1")).isTrue();
    assertThat(refusals())
        .singleElement()
        .asString()
        .contains("handshakes are going on at once; put off because of that: 1");

    waiting.forEach(Visit::leave);
    assertThat(new Visit("203.0.113.1:2", FRIEND).run().caller.isOpen()).isTrue();
  }
}
