package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One session on fake wires, in time that stands still unless the test moves it. */
final class Scene implements AutoCloseable {

  static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  final ManualTime time = new ManualTime();
  final FakeConnector connector = new FakeConnector();
  final Session session;
  private final JournalReader reader;

  Scene(String endpoint, ClassicConfig link, Responder responder) {
    this(endpoint, link, HalfFrame.onTcp(), responder, Protocol.CLASSIC);
  }

  private Scene(
      String endpoint,
      ClassicConfig link,
      HalfFrame halfFrame,
      Responder responder,
      Protocol protocol) {
    session =
        new Session(
            new SessionPlan(endpoint(endpoint), connector, link, halfFrame, 1 << 20, responder)
                .speaking(protocol),
            time,
            time);
    reader = session.journal().read();
  }

  static Scene classic() {
    return new Scene("loop:", ClassicConfig.client(), Responder.SILENT);
  }

  static Scene reconnecting() {
    return new Scene("loop:?reconnect=yes", ClassicConfig.client(), Responder.SILENT);
  }

  /** A session on a COM port, where a half frame is given up after 50 ms of silence. */
  static Scene onLine() {
    return new Scene(
        "serial:/dev/ttyUSB7",
        ClassicConfig.serial(),
        HalfFrame.onSerial(115_200),
        Responder.SILENT,
        Protocol.CLASSIC);
  }

  static Scene speaking(String endpoint, Protocol protocol) {
    return new Scene(
        endpoint, ClassicConfig.client(), HalfFrame.onTcp(), Responder.SILENT, protocol);
  }

  static Scene pipelined(int window) {
    return new Scene("loop:", window(window), Responder.SILENT);
  }

  static ClassicConfig window(int window) {
    ClassicConfig base = ClassicConfig.client();
    return new ClassicConfig(
        1,
        window,
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        base.afterTimeout(),
        null,
        false,
        ClassicConfig.NEVER,
        ClassicConfig.NEVER);
  }

  static Endpoint endpoint(String text) {
    try {
      return EndpointParser.parse(text);
    } catch (EndpointException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Starts the session's threads and returns the first wire once the journal says it is open. */
  FakeWire startedAndOpen() throws InterruptedException {
    session.start();
    FakeWire wire = connector.nextWire();
    awaitState("open");
    return wire;
  }

  Delivery send(String text) {
    return session.send(Bytes.utf8(text));
  }

  /** Reads on in the journal until the session says that it changed to a state. */
  Event.StateEvent awaitState(String word) throws InterruptedException {
    return (Event.StateEvent)
        await(e -> e instanceof Event.StateEvent state && state.state().equals(word));
  }

  /** Waits until the session has lost its wire and waits to open it again. */
  SessionState.Reconnecting awaitReconnecting() throws InterruptedException {
    awaitState("reconnecting");
    return (SessionState.Reconnecting) session.state();
  }

  /** Lets time pass until the wire is opened again, and no longer: what then happens takes none. */
  void advanceToRetry(SessionState.Reconnecting state) {
    awaitWholeChange();
    time.advance(state.retryAt() - time.nanos());
    Eventually.isTrue(() -> session.state() != state);
  }

  /** A state is seen before the alarm is set for it, but both happen under one lock. */
  private void awaitWholeChange() {
    session.pending();
  }

  /** Reads on in the journal until an event is found; fails the test when it does not come. */
  Event await(Predicate<Event> wanted) throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE) {
      Event event = reader.poll();
      if (event == null) {
        if (reader.isAtEnd()) {
          break;
        }
        reader.await(PATIENCE);
      } else if (wanted.test(event)) {
        return event;
      }
    }
    throw new AssertionError("it did not happen; the journal says " + Story.of(session.journal()));
  }

  /** Reads on until the journal says that nothing more will come. */
  void awaitEnd() throws InterruptedException {
    long start = System.nanoTime();
    while (!reader.isAtEnd()) {
      assertThat(System.nanoTime() - start).as("nanoseconds waited").isLessThan(PATIENCE);
      if (reader.poll() == null) {
        reader.await(PATIENCE);
      }
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
