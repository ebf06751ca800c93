package dev.msp.cli;

import dev.msp.crypto.Secret;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.Server;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code msp serve}: a responder that acknowledges every message and prints what happens. */
final class ServeCommand implements Subcommand {

  static final Option ECHO = Option.flag("echo", "answer each message with the same message");
  static final Option HEX = Option.flag("hex", "print the bytes below each frame");
  static final Option SCRIPT =
      new Option("script", "FILE", "play a device: run this command file with each connection");
  private static final String DEFAULT_ENDPOINT = "tcp://127.0.0.1:9009";

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.add(ECHO);
    options.add(SCRIPT);
    options.add(SendCommand.JSON);
    options.add(HEX);
    options.add(Option.flag(SendCommand.QUIET.name(), "print nothing on standard output"));
    options.addAll(ConfigFile.options());
    options.addAll(Passwords.options());
    options.addAll(Hosting.options());
    options.addAll(EndpointWords.forServing());
    return new Definition(
        "serve",
        "Acknowledge every message and print what happens (default " + DEFAULT_ENDPOINT + ")",
        "[ENDPOINT...]",
        options,
        List.of(
            "msp serve",
            "msp serve tcp-listen://*:9009 --hex",
            "msp serve --echo --json",
            "msp serve --script thermometer.msp",
            "msp serve serial:/dev/ttyUSB0 --baud 57600",
            "msp serve tcp-listen://*:9009 --passphrase-file ~/.msp-phrase --inbox ~/inbox",
            "msp serve tcp://127.0.0.1:9010 --password-file ~/.msp-password"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    List<String> texts = file.endpoints(words, DEFAULT_ENDPOINT);
    List<Endpoint> endpoints =
        EndpointWords.parseAll(texts, EndpointWords.forServing(), words, file);
    Secret given = Passwords.find(words, streams);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Secret password = given == null ? file.password(texts.get(i), words) : given;
      targets.add(new Target(endpoints.get(i), password));
    }
    return serve(targets, simulator(file, given, words, streams), words, streams);
  }

  /** Returns what plays the script that was asked for, or null. */
  private static @Nullable Simulator simulator(
      ConfigFile file, @Nullable Secret given, Words words, Streams streams) throws UserError {
    String script = words.value(SCRIPT);
    if (script == null) {
      return null;
    }
    if (words.flag(ECHO)) {
      throw UserError.usage(
          "--echo and --script both answer; leave --echo out, and let the script echo");
    }
    SessionSeals seals = new SessionSeals(file, words, streams);
    SessionOpener opener = new SessionOpener(file, words, given, seals, false);
    Telling.Style plain = words.flag(SendCommand.JSON) ? Telling.Style.JSON : Telling.Style.TEXT;
    Telling.Style style = words.flag(SendCommand.QUIET) ? Telling.Style.QUIET : plain;
    return Simulator.load(script, opener, streams, style);
  }

  /** Serves until the process is ended; returns only if that is not possible. */
  static int serve(List<Target> targets, Words words, Streams streams) throws UserError {
    return serve(targets, null, words, streams);
  }

  private static int serve(
      List<Target> targets, @Nullable Simulator simulator, Words words, Streams streams)
      throws UserError {
    EventPrinter printer =
        new EventPrinter(
            streams, words.flag(SendCommand.JSON), words.flag(HEX), words.flag(SendCommand.QUIET));
    if (simulator != null) {
      return serve(scripted(targets, simulator, printer), targets, printer, streams);
    }
    Responder responder = words.flag(ECHO) ? Responder.ECHO : Responder.SILENT;
    try (Hosting hosting = new Hosting(words, streams)) {
      List<Served> all = served(targets, responder, hosting);
      hosting.begin();
      return serve(all, targets, printer, streams);
    }
  }

  private static int serve(
      List<Served> all, List<Target> targets, EventPrinter printer, Streams streams)
      throws UserError {
    try (Serving serving = new Serving(streams, printer)) {
      if (targets.size() > 1) {
        printer.nameSessions();
      }
      targets.forEach(target -> EndpointWords.sayWhatIsAwaited(target.endpoint(), streams));
      for (Served served : all) {
        serving.add(served);
      }
      Optional<String> failure = serving.runUntilEnded();
      if (failure.isPresent()) {
        throw new UserError(ExitCode.NO_LINK, failure.get());
      }
      return ExitCode.DONE;
    } catch (TransportException e) {
      throw new UserError(ExitCode.NO_LINK, String.valueOf(e.getMessage()));
    }
  }

  private static List<Served> scripted(
      List<Target> targets, Simulator simulator, EventPrinter printer) throws UserError {
    List<Served> all = new ArrayList<>();
    for (Target target : targets) {
      Endpoint endpoint = target.endpoint();
      Secret password = target.password();
      all.add(
          endpoint.scheme() == Endpoint.Scheme.SERIAL
              ? new ScriptedPort(
                  Wiring.port(endpoint, password, Responder.SILENT, Sealing.NONE), simulator)
              : new ScriptedListener(
                  Wiring.accepted(endpoint, password, Sealing.NONE), simulator, printer));
    }
    return all;
  }

  /** Plans all before the first begins: a mistake in the last is found in time. */
  private static List<Served> served(List<Target> targets, Responder responder, Hosting hosting)
      throws UserError {
    Clock clock = Clock.system();
    Timers timers = Timers.onOneThread();
    List<Served> all = new ArrayList<>();
    for (Target target : targets) {
      Endpoint endpoint = target.endpoint();
      Secret password = target.password();
      Sealing sealing = hosting.sealing(endpoint);
      if (endpoint.scheme() == Endpoint.Scheme.SERIAL) {
        SessionPlan plan = Wiring.port(endpoint, password, responder, sealing);
        all.add(new ServedPort(plan, clock, timers));
      } else if (hosting.takesChannels()) {
        SessionPlan plan = Wiring.accepted(endpoint, password, sealing).answering(responder);
        all.add(new ServedLinks(plan));
      } else {
        Server.Plan plan = Wiring.server(endpoint, password, responder, sealing);
        all.add(new ServedListener(endpoint, plan, clock));
      }
    }
    return all;
  }
}
