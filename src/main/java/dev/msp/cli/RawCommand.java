package dev.msp.cli;

import dev.msp.capture.ByteView;
import dev.msp.capture.HexView;
import dev.msp.capture.LineEnd;
import dev.msp.capture.TextView;
import dev.msp.link.CloseReason;
import dev.msp.session.Clock;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Durations;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.ui.raw.Look;
import dev.msp.ui.raw.Pacing;
import dev.msp.ui.raw.PrefixKey;
import dev.msp.ui.raw.RawTerminal;
import dev.msp.ui.raw.SentLineEnd;
import dev.msp.ui.raw.SentText;
import dev.msp.ui.terminal.LocalTerminal;
import dev.msp.ui.terminal.Terminal;
import dev.msp.ui.terminal.TerminalException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code msp raw}: the bytes of a line as they are. A pipe where standard input or output is no
 * terminal, a serial terminal where both are.
 */
final class RawCommand implements Subcommand {

  static final Option TIMESTAMPS =
      Option.flag("timestamps", "begin each line that comes with the time of day");
  static final Option HEX = Option.flag("hex", "show bytes as rows of hexadecimal digits");
  static final Option PASS_THROUGH =
      Option.flag("pass-through", "let the other end control this terminal, as vi needs it");
  static final Option LINGER =
      new Option(
          "linger", "TIME", "in a pipe: quiet to wait for after the input, or forever [500ms]");

  static final Option PREFIX =
      new Option("prefix", "KEY", "on a terminal: key before each command, like ctrl-a [ctrl-t]");

  private static final long DEFAULT_LINGER = 500_000_000L;
  private static final long FOREVER = Long.MAX_VALUE / 4;

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.add(TIMESTAMPS);
    options.add(HEX);
    options.add(PASS_THROUGH);
    options.add(PREFIX);
    options.add(LINGER);
    options.addAll(ConfigFile.options());
    options.addAll(EndpointWords.forRaw());
    return new Definition(
        "raw",
        "A serial terminal, or a pipe: the bytes of a line as they are",
        "ENDPOINT",
        options,
        List.of(
            "msp raw /dev/ttyUSB0",
            "msp raw /dev/ttyUSB0 --baud 9600 --eol-out crlf --timestamps",
            "msp raw tcp://bench:3001 --pass-through",
            "msp raw /dev/ttyUSB0 < in > out"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    List<String> places = file.endpoints(words, "");
    if (places.size() != 1 || places.get(0).isEmpty()) {
      throw UserError.usage("raw takes one endpoint, like: msp raw /dev/ttyUSB0");
    }
    Endpoint endpoint = EndpointWords.parse(places.get(0), EndpointWords.forRaw(), words, file);
    if (words.flag(HEX) && words.flag(PASS_THROUGH)) {
      throw UserError.usage("--hex shows bytes and --pass-through obeys them; leave one out");
    }
    EndpointWords.sayWhatIsAwaited(endpoint, streams);
    return streams.out().isTerminal() && Terminals.isTerminal(0, System.console())
        ? terminal(endpoint, words, streams)
        : pipe(endpoint, words, streams);
  }

  private static int terminal(Endpoint endpoint, Words words, Streams streams) throws UserError {
    RawTerminal.Settings settings = settings(endpoint.options(), words);
    SessionPlan plan = Wiring.raw(endpoint);
    Optional<CloseReason> lost;
    try (Terminal terminal =
        LocalTerminal.open(streams.out().charset(), streams.environment().get("TERM"))) {
      Session session = new Session(plan, Clock.system(), Timers.onOneThread());
      lost = new RawTerminal(session, terminal, settings).run();
    } catch (TerminalException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    }
    if (lost.isPresent()) {
      throw new UserError(ExitCode.NO_LINK, lost.get().text());
    }
    return ExitCode.DONE;
  }

  private static RawTerminal.Settings settings(EndpointOptions options, Words words)
      throws UserError {
    Look.As as = words.flag(PASS_THROUGH) ? Look.As.PASS_THROUGH : Look.As.TEXT;
    return new RawTerminal.Settings(
        prefix(words),
        new Look(words.flag(HEX) ? Look.As.HEX : as, words.flag(TIMESTAMPS), lineEnd(options)),
        SentLineEnd.of(options.text(EndpointOption.EOL_OUT).orElse("cr")),
        options.flag(EndpointOption.LOCAL_ECHO),
        pacing(options));
  }

  private static PrefixKey prefix(Words words) throws UserError {
    String text = words.value(PREFIX);
    try {
      return text == null ? PrefixKey.STANDARD : PrefixKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw UserError.usage(words.source(PREFIX) + ": " + text + ' ' + e.getMessage());
    }
  }

  private static int pipe(Endpoint endpoint, Words words, Streams streams) throws UserError {
    if (words.isGiven(EndpointWords.option(EndpointOption.RECONNECT))) {
      throw UserError.usage(
          "--reconnect is for a terminal: a pipe ends where bytes could be lost; leave it out");
    }
    EndpointOptions options = endpoint.options();
    // A profile or a variable must not change what a pipe carries.
    boolean maps = words.isGiven(EndpointWords.option(EndpointOption.EOL_OUT));
    String end = maps ? options.text(EndpointOption.EOL_OUT).orElseThrow() : "none";
    BytePipe.Plan plan =
        new BytePipe.Plan(
            linger(words),
            pipeView(options, words, streams),
            new SentText(SentLineEnd.of(end)),
            pacing(options));
    return new BytePipe(endpoint, plan, streams).run(Wiring.connector(endpoint));
  }

  private static Pacing pacing(EndpointOptions options) {
    return new Pacing(
        nanos(options, EndpointOption.CHAR_DELAY), nanos(options, EndpointOption.LINE_DELAY));
  }

  private static long nanos(EndpointOptions options, EndpointOption option) {
    return options.text(option).isPresent() ? options.duration(option).toNanos() : 0;
  }

  /** Returns what shows the bytes; null if they go out as they are, to a file or a program. */
  private static @Nullable ByteView pipeView(EndpointOptions options, Words words, Streams streams)
      throws UserError {
    boolean times = isAsked(TIMESTAMPS, words);
    boolean hex = isAsked(HEX, words);
    boolean asIs = isAsked(PASS_THROUGH, words) || !(times || streams.out().isTerminal());
    if (asIs && !hex) {
      return null;
    }
    Optional<ZoneId> zone = times ? Optional.of(ZoneId.systemDefault()) : Optional.empty();
    return hex
        ? new HexView("\n", zone)
        : new TextView(streams.out().charset(), "\n", lineEnd(options), zone);
  }

  private static boolean isAsked(Option flag, Words words) throws UserError {
    return words.isGiven(flag) && words.flag(flag);
  }

  private static LineEnd lineEnd(EndpointOptions options) {
    String word = options.text(EndpointOption.EOL_IN).orElseThrow();
    return LineEnd.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static long linger(Words words) throws UserError {
    String text = words.value(LINGER);
    if (text == null) {
      return DEFAULT_LINGER;
    }
    if (text.equals("forever")) {
      return FOREVER;
    }
    try {
      return Durations.parse(text).toNanos();
    } catch (IllegalArgumentException e) {
      throw UserError.usage(words.source(LINGER) + ": " + text + ' ' + e.getMessage());
    }
  }
}
