package dev.msp.ui.console;

import dev.msp.command.ArgumentType;
import dev.msp.command.CommandFailure;
import dev.msp.command.Front;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Places;
import dev.msp.command.Protection;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.LoopConnector;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.ui.console.Destination.Group;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A console on a virtual screen in this JVM, whose sessions lead to ends that the test plays. */
final class Desk implements Opener, Places, AutoCloseable {

  static final String F1 = "\u001BOP";
  static final String F3 = "\u001BOR";
  static final String ESC = "\u001B";

  private static final long PATIENCE_SECONDS = 20;
  private static final int JOURNAL = 32 << 20;

  /** Asks the person at this console. */
  final Asker asker = new Asker();

  final VirtualScreen screen;
  final Workspace workspace;

  /** Where the start view leads to. */
  volatile List<Destination> known =
      List.of(
          new Destination(Group.EMBEDDED, "demo", "a peer inside", "open loop: as demo"),
          new Destination(Group.PORTS, "/dev/ttyX0", "\u001B[2Jadapter", "open loop: as x0"),
          new Destination(Group.PROFILES, "bench", "tcp://bench:9009", "open loop: as bench"));

  /** Why nobody is reached. */
  volatile String refusal = "the port is taken";

  private final BlockingQueue<Transport> ends = new LinkedBlockingQueue<>();
  private final BlockingQueue<Transport> knocking = new LinkedBlockingQueue<>();
  private final AtomicBoolean connected = new AtomicBoolean();

  private final Thread drawing;
  private volatile Optional<String> typed = Optional.empty();
  private volatile @Nullable IllegalStateException bug;

  /** Shows a console, which runs some commands first. */
  Desk(int columns, int rows, String... first) throws IOException {
    this(columns, rows, Preferences.USUAL, first);
  }

  /** Shows a console as somebody wants it. */
  Desk(int columns, int rows, Preferences preferences, String... first) throws IOException {
    screen = new VirtualScreen(columns, rows);
    Sessions sessions = new Sessions(Clock.system(), Timers.onOneThread());
    workspace =
        new Workspace(
            new Workspace.Parts(sessions, this, front(), Clock.system()),
            new Variables(Scope.EMPTY),
            new Secrets());
    Console console =
        new Console(
            screen,
            new Console.Plan(
                workspace,
                this,
                preferences,
                () -> known,
                List.of(first),
                Typing.PLAIN,
                Multiplexer.NONE,
                asker));
    drawing = new Thread(() -> show(console), "test-console");
    drawing.setDaemon(true);
    drawing.start();
  }

  private Front front() {
    return new Front() {
      @Override
      public List<String> history() {
        return List.of();
      }

      @Override
      public boolean mayLose(String question) throws InterruptedException {
        return asker.agrees(question);
      }

      @Override
      public void pause(String prompt) throws InterruptedException {
        asker.pause(prompt);
      }
    };
  }

  private void show(Console console) {
    try {
      console.run();
    } catch (IllegalStateException e) {
      bug = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns what ended the console, where it did not end by itself. */
  @Nullable IllegalStateException bug() {
    return bug;
  }

  /** Waits for the other end of the next session that is opened. */
  Transport end() throws InterruptedException {
    Transport end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (end == null) {
      throw new AssertionError("no session was opened");
    }
    return end;
  }

  /** Writes a message from the other end. */
  static void say(Transport end, Bytes content) throws TransportException {
    write(end, FrameEncoder.frame(1, FrameType.DATA, content));
  }

  /** Acknowledges a message from the other end. */
  static void acknowledge(Transport end) throws TransportException {
    write(end, FrameEncoder.frame(1, FrameType.ACK, Bytes.utf8("OK")));
  }

  static void write(Transport end, byte[] bytes) throws TransportException {
    end.write(bytes, 0, bytes.length);
  }

  /** Returns the password with which the last session was opened. */
  Optional<String> password() {
    return typed;
  }

  /** Waits until the console has ended. */
  void awaitEnd() throws InterruptedException {
    drawing.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (drawing.isAlive()) {
      throw new AssertionError("the console does not end");
    }
  }

  @Override
  public Endpoint parse(String text) throws ArgumentType.UnfitException {
    try {
      return EndpointParser.parse(text);
    } catch (EndpointException e) {
      throw new ArgumentType.UnfitException("is none: " + e.getMessage());
    }
  }

  @Override
  public SessionPlan open(Place place, Protection protection) {
    typed = protection.password();
    if (place.endpoint().label().equals("bug")) {
      throw new IllegalStateException("a bug");
    }
    SessionPlan plan = plan(place);
    if (place.endpoint().label().contains("v3")) {
      SessionPlan calling = LinkEnd.calling(plan);
      return place.endpoint().label().contains("once") ? calling.reconnecting() : calling;
    }
    return place.endpoint().label().contains("once") ? plan.reconnecting() : plan;
  }

  /** Nobody is reached where the label says so: never, or only once. */
  private SessionPlan plan(Place place) {
    return new SessionPlan(
        place.endpoint(),
        endpoint -> {
          boolean isTaken = place.endpoint().label().contains("once") && connected.getAndSet(true);
          if (isTaken || place.endpoint().label().contains("refused")) {
            throw new TransportException(refusal);
          }
          return new LoopConnector(ends::add).connect(endpoint);
        },
        ClassicConfig.client(),
        HalfFrame.onTcp(),
        JOURNAL,
        Responder.SILENT);
  }

  @Override
  public SessionPlan listen(Place place, Protection protection) throws CommandFailure {
    if (place.endpoint().port() == 1) {
      throw new CommandFailure(CommandFailure.Kind.USAGE, "nobody comes here");
    }
    return plan(place).through(endpoint -> next()).accepting();
  }

  private Transport next() throws TransportException {
    try {
      return knocking.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("nobody comes any more", e);
    }
  }

  /** Connects to what listens; returns the other end. */
  Transport knock() {
    Loopback pair = Loopback.pair();
    knocking.add(pair.near());
    return pair.far();
  }

  @Override
  public void close() throws InterruptedException {
    workspace.quit();
    screen.close();
    awaitEnd();
    workspace.close();
  }
}
