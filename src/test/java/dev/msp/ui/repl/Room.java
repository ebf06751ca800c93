package dev.msp.ui.repl;

import dev.msp.command.ArgumentType;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Front;
import dev.msp.command.LineParser;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Places;
import dev.msp.command.Protection;
import dev.msp.command.Registry;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Surroundings;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.command.typed.Blocks;
import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;
import dev.msp.command.verb.Verbs;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.LoopConnector;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A prompt in this JVM, whose sessions lead to ends that the test plays. */
final class Room implements Opener, Places, AutoCloseable {

  private static final int JOURNAL = 32 << 20;
  private static final long PATIENCE_SECONDS = 20;

  final Registry<Command> registry = Verbs.registry(this);
  final Blocks blocks = new Blocks(registry);
  final Secrets secrets = new Secrets();
  final Keepsake keepsake = new Keepsake(blocks, secrets);
  final Memory memory = new Memory(keepsake, HistoryFile.none());
  private final BlockingQueue<Transport> ends = new LinkedBlockingQueue<>();
  private final CompletableFuture<Optional<CommandFailure.Kind>> ended = new CompletableFuture<>();
  private volatile Responder responder = Responder.SILENT;
  private volatile Workspace workspace =
      new Workspace(
          new Workspace.Parts(
              new Sessions(Clock.system(), Timers.onOneThread()),
              this,
              Front.NOBODY,
              Clock.system()),
          new Variables(Scope.EMPTY),
          secrets);

  /** From now on a peer at the other end acknowledges everything and answers so. */
  Room answer(Responder with) {
    responder = with;
    return this;
  }

  Workspace workspace() {
    return workspace;
  }

  EditedDialogue.Knowledge knowledge(Surroundings surroundings) {
    return new EditedDialogue.Knowledge(blocks, new LineParser<>(registry), surroundings);
  }

  /** Runs the prompt on a thread of its own. */
  void start(Dialogue dialogue, String... before) {
    Thread thread = new Thread(() -> run(dialogue, List.of(before)), "test-prompt");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Dialogue dialogue, List<String> before) {
    try {
      workspace =
          new Workspace(
              new Workspace.Parts(
                  new Sessions(Clock.system(), Timers.onOneThread()),
                  this,
                  new Person(dialogue, Front.NOBODY),
                  Clock.system()),
              new Variables(Scope.EMPTY),
              secrets);
      Repl repl = new Repl(dialogue, workspace, new LineParser<>(registry), StandardCharsets.UTF_8);
      ended.complete(repl.run(before));
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  /** Waits until the prompt has ended. */
  Optional<CommandFailure.Kind> awaitEnd() throws Exception {
    return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  boolean hasEnded() {
    return ended.isDone();
  }

  /** Waits for the other end of the next session that is opened. */
  Transport end() throws InterruptedException {
    Transport end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (end == null) {
      throw new AssertionError("no session was opened");
    }
    return end;
  }

  /** Returns the bytes of a message. */
  static byte[] message(String text) {
    return FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8(text));
  }

  static void say(Transport end, String text) throws TransportException {
    byte[] frame = message(text);
    end.write(frame, 0, frame.length);
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
    boolean answered = responder != Responder.SILENT;
    return plan(place.endpoint(), new LoopConnector(answered ? this::play : ends::add));
  }

  private void play(Transport far) {
    SessionPlan plan =
        new SessionPlan(
            endpoint("loop:"),
            endpoint -> far,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            JOURNAL,
            responder);
    new Session(plan, Clock.system(), Timers.onOneThread()).start();
  }

  private static Endpoint endpoint(String text) {
    try {
      return EndpointParser.parse(text);
    } catch (EndpointException e) {
      throw new AssertionError(e);
    }
  }

  private static SessionPlan plan(Endpoint endpoint, LoopConnector connector) {
    return new SessionPlan(
        endpoint, connector, ClassicConfig.client(), HalfFrame.onTcp(), JOURNAL, Responder.SILENT);
  }

  @Override
  public SessionPlan listen(Place place, Protection protection) throws CommandFailure {
    throw new CommandFailure(CommandFailure.Kind.USAGE, "nobody comes here");
  }

  @Override
  public void close() {
    workspace.close();
  }
}
