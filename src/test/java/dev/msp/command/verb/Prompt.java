package dev.msp.command.verb;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Executor;
import dev.msp.command.Front;
import dev.msp.command.LineParser;
import dev.msp.command.OpenSession;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Places;
import dev.msp.command.Program;
import dev.msp.command.ProgramParser;
import dev.msp.command.Protection;
import dev.msp.command.Result;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Variables;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Clock;
import dev.msp.session.Protocol;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.LoopConnector;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A workspace at which a test types commands. Whatever it opens leads to a {@link Far} end that the
 * test plays, or, after {@link #answer}, to a peer that answers by itself.
 */
final class Prompt implements AutoCloseable, Opener, Places {

  final LineParser<Command> parser = new LineParser<>(Verbs.registry(this));
  final Workspace workspace;
  final List<String> said = new ArrayList<>();
  final FakePort port = new FakePort();
  private final BlockingQueue<Far> ends = new LinkedBlockingQueue<>();
  private volatile Optional<Responder> responder = Optional.empty();
  private volatile boolean unreachable;
  private volatile ClassicConfig link = ClassicConfig.client();
  private volatile List<SerialPortInfo> ports = List.of();

  Prompt() {
    this(Clock.system(), Clock.system(), Front.NOBODY);
  }

  Prompt(Front front) {
    this(Clock.system(), Clock.system(), front);
  }

  /** Makes one whose commands and sessions have clocks of their own. */
  Prompt(Clock commands, Clock sessions, Front front) {
    workspace =
        new Workspace(
            new Workspace.Parts(
                new Sessions(sessions, Timers.onOneThread()), this, front, commands),
            new Variables(Scope.EMPTY),
            new Secrets());
  }

  /** From now on sessions find a peer that acknowledges everything and answers so. */
  Prompt answer(Responder with) {
    responder = Optional.of(with);
    return this;
  }

  /** From now on nobody is at the other end. */
  void unreachable() {
    unreachable = true;
  }

  /** From now on sessions behave so. */
  Prompt link(ClassicConfig config) {
    link = config;
    return this;
  }

  /** The machine has these ports. */
  Prompt ports(SerialPortInfo... found) {
    ports = List.of(found);
    return this;
  }

  /** Runs lines and returns what the last command said; the test fails if one is wrong. */
  List<String> run(String... lines) throws StepFailure, InterruptedException {
    return run(beside -> {}, lines);
  }

  /**
   * Runs lines.
   *
   * @param beside told of each failure of what runs beside them, then and later
   */
  List<String> run(Consumer<StepFailure> beside, String... lines)
      throws StepFailure, InterruptedException {
    Program<Command> program = ProgramParser.parse("", List.of(lines), parser);
    if (!program.mistakes().isEmpty()) {
      throw new AssertionError(program.mistakes().toString());
    }
    List<String> last = new ArrayList<>();
    Watcher watcher =
        new Watcher() {
          @Override
          public synchronized void ended(Step<Command> step, Result result) {
            last.clear();
            last.addAll(result.lines());
            said.addAll(result.lines());
          }

          @Override
          public synchronized void told(Step<Command> step, Result result) {
            said.addAll(result.lines());
          }

          @Override
          public void failed(StepFailure failure) {
            beside.accept(failure);
          }
        };
    new Executor(workspace, watcher).run(program.steps());
    return last;
  }

  /** Runs lines of which one fails, and returns how. */
  StepFailure fails(String... lines) throws InterruptedException {
    try {
      run(lines);
    } catch (StepFailure e) {
      return e;
    }
    throw new AssertionError("no failure in " + List.of(lines));
  }

  /** Returns what is wrong with a line that cannot be run, as one sentence. */
  String mistake(String line) {
    return parser.parse(line).mistake().orElseThrow().sentence();
  }

  /** Returns the far end of the session that was opened first of those not yet asked for. */
  Far far() throws InterruptedException {
    Far far = ends.poll(10, TimeUnit.SECONDS);
    if (far == null) {
      throw new AssertionError("no session was opened");
    }
    return far;
  }

  /** Opens a session {@code dev} and returns its far end. */
  Far open() throws StepFailure, InterruptedException {
    run("open loop: as dev");
    return far();
  }

  OpenSession session(String name) {
    return workspace.find(name).orElseThrow();
  }

  @Override
  public Endpoint parse(String text) {
    try {
      return EndpointParser.parse(text);
    } catch (EndpointException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public SessionPlan open(Place place, Protection protection) {
    boolean raw =
        place.endpoint().options().text(EndpointOption.PROTOCOL).equals(Optional.of("raw"));
    return new SessionPlan(
            place.endpoint(),
            place.endpoint().scheme() == Endpoint.Scheme.SERIAL ? endpoint -> port : this::connect,
            link,
            HalfFrame.onTcp(),
            1 << 20,
            Responder.SILENT)
        .speaking(raw ? Protocol.RAW : Protocol.CLASSIC);
  }

  private Transport connect(Endpoint endpoint) throws TransportException {
    if (unreachable) {
      throw new TransportException(endpoint.address() + ": nobody is there");
    }
    return new LoopConnector(this::connected).connect(endpoint);
  }

  private void connected(Transport far) {
    Optional<Responder> answers = responder;
    if (answers.isEmpty()) {
      ends.add(new Far(far));
      return;
    }
    Endpoint itself = new Endpoint(Endpoint.Scheme.LOOP, "peer", 0, EndpointOptions.NONE);
    SessionPlan plan =
        new SessionPlan(
            itself,
            endpoint -> far,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            1 << 20,
            answers.get());
    new Session(plan, Clock.system(), Timers.onOneThread()).start();
  }

  @Override
  public SessionPlan listen(Place place, Protection protection) throws CommandFailure {
    throw new CommandFailure(CommandFailure.Kind.USAGE, "nobody can be waited for in a test");
  }

  @Override
  public List<SerialPortInfo> ports() {
    return ports;
  }

  @Override
  public void close() {
    workspace.close();
  }
}
