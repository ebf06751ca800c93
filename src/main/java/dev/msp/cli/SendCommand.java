package dev.msp.cli;

import dev.msp.crypto.Secret;
import dev.msp.frame.Bytes;
import dev.msp.link.Splitter;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Durations;
import dev.msp.transport.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code msp send}: one message, several, or each line of standard input, each until its ACK. */
final class SendCommand implements Subcommand {

  static final Option EXPECT =
      new Option("expect", "TEXT", "wait for a reply that holds TEXT, or matches /REGEX/");
  static final Option TIMEOUT =
      new Option("timeout", "TIME", "how long to wait for what --expect names [5s]");
  static final Option JSON = Option.flag("json", "print what happens as JSON, one object a line");
  static final Option SPLIT =
      Option.flag("split", "send a message that is too long as several, cut between characters");
  static final Option KEEP_GOING =
      Option.flag("keep-going", "send the rest after a failure; the first one sets the exit code");
  static final Option QUIET = Option.flag("quiet", "print failures only");

  private static final long DEFAULT_TIMEOUT = 5_000_000_000L;

  /** Returns all options: also what {@link SendFront} parses by. */
  static List<Option> options() {
    List<Option> options = new ArrayList<>(48);
    options.add(EXPECT);
    options.add(TIMEOUT);
    options.add(JSON);
    options.add(SPLIT);
    options.add(KEEP_GOING);
    options.add(QUIET);
    options.addAll(ConfigFile.options());
    options.addAll(Passwords.options());
    options.addAll(SealOptions.forCalling());
    options.addAll(EndpointWords.forSending());
    return options;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "send",
        "Send messages and wait for each ACK",
        "ENDPOINT MESSAGE... | ENDPOINT -",
        options(),
        List.of(
            "msp send tcp://127.0.0.1:9009 \"Hello MSP\"",
            "msp send bench:9009 \"version?\" --expect '/v[0-9]+/' --timeout 2s",
            "msp send serial:/dev/ttyUSB0 --baud 57600 hello",
            "msp send --profile bench \"Hello\"",
            "dmesg | msp send tcp://127.0.0.1:9009 -",
            "msp send tcp://127.0.0.1:9009 secret --password-file ~/.msp-password"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    List<String> positional = file.endpointFirst(words).positional();
    if (positional.size() < 2) {
      throw UserError.usage(
          "send takes an endpoint and a message, like: msp send tcp://127.0.0.1:9009 \"Hello\"");
    }
    String place = positional.get(0);
    Endpoint endpoint = EndpointWords.parse(place, EndpointWords.forSending(), words, file);
    List<String> messages = positional.subList(1, positional.size());
    boolean input = messages.size() == 1 && messages.get(0).equals("-");
    if (positional.size() == 2 && positional.get(1).equals("-")) {
      Passwords.keepFromInput(words);
    }
    Secret given = Passwords.find(words, streams);
    Secret password = given == null ? file.password(place, words) : given;
    return send(endpoint, input ? null : utf8(messages), password, words, streams);
  }

  /** Sends one message as it is: what the reference's own command line ends in. */
  static int one(
      Endpoint endpoint, String message, @Nullable Secret password, Words words, Streams streams)
      throws UserError {
    return send(endpoint, utf8(List.of(message)), password, words, streams);
  }

  /** Sends messages to an endpoint; null: each line of standard input. */
  private static int send(
      Endpoint endpoint,
      @Nullable List<Bytes> messages,
      @Nullable Secret password,
      Words words,
      Streams streams)
      throws UserError {
    if (!SealOptions.isMeant(endpoint, words)) {
      return send(Wiring.client(endpoint, password), messages, words, streams);
    } else if (password != null) {
      throw UserError.usage(
          "a password is of classic MSP, and a passphrase or a known key of MSP/3; with both it is"
              + " not clear what is meant: leave the password out, or say --protocol classic");
    }
    SealOptions options = new SealOptions(words, streams);
    PeerTrust trust = options.trust(endpoint);
    int code = send(reliable(endpoint, options, trust), messages, words, streams);
    return code == ExitCode.PROTOCOL && trust.askPerson()
        ? send(reliable(endpoint, options, trust), messages, words, streams)
        : code;
  }

  private static SessionPlan reliable(Endpoint endpoint, SealOptions options, PeerTrust trust)
      throws UserError {
    return Wiring.reliable(endpoint, options.calling(trust));
  }

  private static int send(
      SessionPlan plan, @Nullable List<Bytes> messages, Words words, Streams streams)
      throws UserError {
    Sender.Request request = request(words);
    Endpoint endpoint = plan.endpoint();
    if (request.split() && plan.link().longestMessage() < Splitter.LONGEST_CHARACTER) {
      throw UserError.usage("--split needs a frame-limit with room for any character, 11 or more");
    }
    EndpointWords.sayWhatIsAwaited(endpoint, streams);
    SendReport report = new SendReport(streams, endpoint.label(), request.json(), request.quiet());
    try (Interruption watch = Interruption.watch(streams, report);
        Sender sender = new Sender(plan, request, report)) {
      return messages == null ? sender.lines(streams.in()) : sender.messages(messages);
    }
  }

  private static Sender.Request request(Words words) throws UserError {
    String expect = words.value(EXPECT);
    String timeout = words.value(TIMEOUT);
    return new Sender.Request(
        expect == null ? null : Expectation.parse(expect, words.source(EXPECT)),
        timeout == null ? DEFAULT_TIMEOUT : duration(timeout, words.source(TIMEOUT)),
        words.flag(JSON),
        words.flag(QUIET),
        words.flag(SPLIT),
        words.flag(KEEP_GOING));
  }

  private static long duration(String text, String source) throws UserError {
    try {
      Duration time = Durations.parse(text);
      return time.toNanos();
    } catch (IllegalArgumentException e) {
      throw UserError.usage(source + ": " + text + ' ' + e.getMessage());
    }
  }

  private static List<Bytes> utf8(List<String> messages) throws UserError {
    List<Bytes> all = new ArrayList<>(messages.size());
    for (String message : messages) {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(message)) {
        throw UserError.usage(
            "message " + (all.size() + 1) + " is not valid text; nothing was sent");
      }
      all.add(Bytes.utf8(message));
    }
    return all;
  }
}
