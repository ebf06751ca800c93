package dev.msp.cli;

import dev.msp.crypto.Secret;
import dev.msp.session.Responder;
import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code msp serve}: a responder that acknowledges every message and prints what happens. */
final class ServeCommand implements Command {

  static final Option ECHO = Option.flag("echo", "answer each message with the same message");
  static final Option HEX = Option.flag("hex", "print the bytes below each frame");
  private static final String DEFAULT_ENDPOINT = "tcp://127.0.0.1:9009";

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.add(ECHO);
    options.add(SendCommand.JSON);
    options.add(HEX);
    options.add(Option.flag(SendCommand.QUIET.name(), "print nothing on standard output"));
    options.addAll(Passwords.options());
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
            "msp serve tcp://127.0.0.1:9010 --password-file ~/.msp-password"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    List<String> texts =
        words.positional().isEmpty() ? List.of(DEFAULT_ENDPOINT) : words.positional();
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : texts) {
      endpoints.add(EndpointWords.parse(text, EndpointWords.forServing(), words));
    }
    return serve(endpoints, Passwords.find(words, streams), words, streams);
  }

  /** Serves until the process is ended; returns only if that is not possible. */
  static int serve(
      List<Endpoint> endpoints, @Nullable Secret password, Words words, Streams streams)
      throws UserError {
    Responder responder = words.flag(ECHO) ? Responder.ECHO : Responder.SILENT;
    EventPrinter printer =
        new EventPrinter(
            streams, words.flag(SendCommand.JSON), words.flag(HEX), words.flag(SendCommand.QUIET));
    try (Serving serving = new Serving(streams, printer)) {
      if (endpoints.size() > 1) {
        printer.nameSessions();
      }
      for (Endpoint endpoint : endpoints) {
        serving.listen(endpoint, Wiring.server(endpoint, password, responder));
      }
      serving.runUntilEnded();
      return ExitCode.DONE;
    } catch (TransportException e) {
      throw new UserError(ExitCode.NO_LINK, String.valueOf(e.getMessage()));
    }
  }
}
