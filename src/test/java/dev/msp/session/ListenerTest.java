package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.session.Listener.Guest;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener whose port the test plays: who comes, who is there, who is refused. */
@Timeout(60)
class ListenerTest implements Listener.Host {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  /** Where peers knock; none is a port that fails once. */
  private final BlockingQueue<Optional<Transport>> knocking = new LinkedBlockingQueue<>();

  private final BlockingQueue<Guest> came = new LinkedBlockingQueue<>();
  private final BlockingQueue<Guest> left = new LinkedBlockingQueue<>();
  private final Sessions sessions = new Sessions(Clock.system(), Timers.onOneThread());
  private final Listener listener = listen("tcp-listen://127.0.0.1:9009?name=srv");
  private final JournalReader told = listener.journal().read();

  private Listener listen(String endpoint) {
    SessionPlan plan =
        new SessionPlan(
                Scene.endpoint(endpoint),
                new Port(),
                ClassicConfig.client(),
                HalfFrame.onTcp(),
                1 << 20,
                Responder.SILENT)
            .accepting();
    Listener made = sessions.listen(plan, this);
    made.start();
    return made;
  }

  private final class Port implements Connector {
    @Override
    public Transport connect(Endpoint endpoint) throws TransportException {
      try {
        return knocking.take().orElseThrow(() -> new TransportException("too many files are open"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("interrupted");
      }
    }
  }

  @Override
  public void came(Guest guest) {
    came.add(guest);
  }

  @Override
  public void left(Guest guest) {
    left.add(guest);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  private Transport knock() {
    Loopback pair = Loopback.pair();
    knocking.add(Optional.of(pair.near()));
    return pair.far();
  }

  private static Guest next(BlockingQueue<Guest> queue) throws InterruptedException {
    Guest guest = queue.poll(PATIENCE, TimeUnit.NANOSECONDS);
    if (guest == null) {
      throw new AssertionError("nobody came, or nobody left");
    }
    return guest;
  }

  private static void say(Transport peer, String text) throws TransportException {
    byte[] frame = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8(text));
    peer.write(frame, 0, frame.length);
  }

  /** Returns what is told next of connections, messages and states, each with its connection. */
  private String story() throws InterruptedException {
    while (told.await(PATIENCE)) {
      Event event = told.poll();
      if (event instanceof Event.StateEvent state) {
        return event.stamp().connection() + " " + state.state();
      } else if (event instanceof Event.FrameEvent frame && frame.delivered()) {
        return event.stamp().connection()
            + " "
            + new String(frame.content().toArray(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("nothing more is told");
  }

  private List<String> story(int count) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(story());
    }
    return all;
  }

  @Test
  void itsJournalHasAllConnectionsAndEachConnectionItsOwn() throws Exception {
    Transport first = knock();
    Guest one = next(came);
    assertThat(story(2)).containsExactly("0 listening", "1 open");
    Transport second = knock();
    Guest two = next(came);
    assertThat(story()).isEqualTo("2 open");
    say(second, "from two");
    assertThat(story()).isEqualTo("2 from two");
    say(first, "from one");
    assertThat(story()).isEqualTo("1 from one");
    assertThat(listener.guests()).containsExactly(one, two);
    assertThat(one.session().endpoint().label()).isEqualTo("srv.1");
    assertThat(delivered(one.session())).containsExactly("from one");
    assertThat(delivered(two.session())).containsExactly("from two");
    assertThat(listener.counters().delivered()).isEqualTo(2);
  }

  private static List<String> delivered(Session session) {
    List<String> texts = new ArrayList<>();
    JournalReader reader = session.journal().read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      if (event instanceof Event.FrameEvent frame && frame.delivered()) {
        texts.add(new String(frame.content().toArray(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  @Test
  void aMessageSentBeforeAnybodyIsThereIsForWhoComesFirst() throws Exception {
    Delivery delivery = listener.current().send(Bytes.utf8("welcome"));
    Transport peer = knock();
    byte[] frame = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("welcome"));
    byte[] came = new byte[frame.length];
    int count = 0;
    while (count < came.length) {
      count += peer.read(came, count, came.length - count);
    }
    assertThat(came).isEqualTo(frame);
    assertThat(delivery.isOver()).isFalse();
  }

  @Test
  void whoCameLastOfThoseThatAreThereIsMeant() throws Exception {
    Transport first = knock();
    Guest one = next(came);
    Transport second = knock();
    Guest two = next(came);
    assertThat(listener.current()).isSameAs(two.session());
    second.close();
    assertThat(next(left)).isEqualTo(two);
    assertThat(listener.current()).isSameAs(one.session());
    first.close();
    assertThat(next(left)).isEqualTo(one);
    assertThat(listener.current().isClosed()).isFalse();
    knock();
    assertThat(next(came).number()).isEqualTo(3);
  }

  @Test
  void whoIsOneTooManyIsRefusedAndThereIsRoomAgainWhenOneLeaves() throws Exception {
    List<Transport> peers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      peers.add(knock());
      next(came);
    }
    Transport tooMany = knock();
    assertThat(tooMany.read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(listener.guests()).hasSize(64);
    peers.get(0).close();
    assertThat(next(left).number()).isEqualTo(1);
    knock();
    assertThat(next(came).number()).isEqualTo(65);
    assertThat(story(66)).contains("0 refused");
  }

  @Test
  void aPortThatFailsIsTriedAgainAndSaidOnce() throws Exception {
    knocking.add(Optional.empty());
    knocking.add(Optional.empty());
    knock();
    next(came);
    assertThat(story(4)).containsExactly("0 listening", "0 trouble", "0 trouble", "1 open");
  }

  @Test
  void closingItClosesEveryConnectionAndEndsItsJournal() throws Exception {
    Transport peer = knock();
    Guest one = next(came);
    assertThat(story(2)).containsExactly("0 listening", "1 open");
    listener.close();
    assertThat(story(2)).containsExactly("1 closed", "0 closed");
    assertThat(one.session().standing()).isEqualTo("is closed (the listener was closed)");
    assertThat(peer.read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(listener.journal().isClosed()).isTrue();
    assertThat(listener.current().isClosed()).isTrue();
  }
}
