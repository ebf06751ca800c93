package dev.msp.command.verb;

import dev.msp.capture.LinkWords;
import dev.msp.capture.RoundTripTime;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.session.Counters;
import dev.msp.session.LinkState;
import dev.msp.session.RoundTrips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code show}: what there is.
 *
 * @param what the word behind show
 * @param summary one line of help
 * @param source finds it
 */
record ShowVerb(String what, String summary, Source source) implements Command {

  private static final long NANOS_PER_MICRO = 1000;

  /** Where a command finds what it shows. */
  interface Source {
    List<String> lines(Call call) throws CommandFailure, MistakeException;
  }

  static ShowVerb variables() {
    return new ShowVerb("variables", "Show the variables and their values", ShowVerb::variables);
  }

  static ShowVerb settings() {
    return new ShowVerb("settings", "Show what set has changed, or could", ShowVerb::settings);
  }

  static ShowVerb stats() {
    return new ShowVerb("stats", "Show what the session has counted so far", ShowVerb::stats);
  }

  static ShowVerb jobs() {
    return new ShowVerb("jobs", "Show what runs in the background", ShowVerb::jobs);
  }

  static ShowVerb macros() {
    return new ShowVerb("macros", "Show the macros that there are", ShowVerb::macros);
  }

  @Override
  public Usage usage() {
    return Usage.of("show " + what);
  }

  @Override
  public List<String> examples() {
    return List.of("show " + what);
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    return Result.written(source.lines(call));
  }

  @Override
  public boolean isRecorded() {
    return false;
  }

  private static List<String> variables(Call call) {
    List<String> lines = new ArrayList<>();
    call.variables()
        .all()
        .forEach((name, value) -> lines.add("let " + name + ' ' + Quoted.of(value)));
    return lines.isEmpty() ? List.of("no variable has a value") : lines;
  }

  private static List<String> settings(Call call) throws CommandFailure, MistakeException {
    List<String> lines = new ArrayList<>();
    lines.add("set timeout " + call.workspace().settings().timeout().toMillis() + "ms");
    Optional<OpenSession> session = call.findSession();
    session.ifPresent(
        on -> lines.add('@' + on.name() + " set protocol " + on.session().protocol().word()));
    return lines;
  }

  private static List<String> stats(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.session();
    List<String> lines = new ArrayList<>(counted(on));
    on.session().link().ifPresent(link -> lines.add("link          " + link(link)));
    return lines;
  }

  private static String link(LinkState link) {
    String losses = LinkWords.losses(link);
    return LinkWords.of(link) + ", " + (losses.isEmpty() ? "nothing lost" : losses);
  }

  private static List<String> counted(OpenSession on) {
    Counters counters = on.counters();
    return List.of(
        on.title() + on.session().state().word(),
        String.format(
            Locale.ROOT,
            "messages out  %d sent, %d acked, %d late, %d timed out, %d failed",
            counters.sent(),
            counters.acked(),
            counters.late(),
            counters.timedOut(),
            counters.failed()),
        String.format(
            Locale.ROOT,
            "messages in   %d delivered, %d refused",
            counters.delivered(),
            counters.refused()),
        String.format(
            Locale.ROOT,
            "damage        %d bad frames, %d bytes skipped",
            counters.bad(),
            counters.skipped()),
        String.format(
            Locale.ROOT,
            "on the wire   %d bytes out, %d bytes in",
            counters.bytesOut(),
            counters.bytesIn()),
        "round trips   " + percentiles(counters.roundTrips()));
  }

  private static String percentiles(RoundTrips trips) {
    return trips.count() == 0
        ? "none yet"
        : "p50 " + percentile(trips, 50) + ", p99 " + percentile(trips, 99);
  }

  private static String percentile(RoundTrips trips, int percent) {
    return RoundTripTime.of(trips.percentileMicros(percent) * NANOS_PER_MICRO);
  }

  private static List<String> jobs(Call call) {
    List<String> names = call.workspace().jobs().names();
    return names.isEmpty() ? List.of("nothing runs in the background") : names;
  }

  private static List<String> macros(Call call) {
    List<String> names = call.workspace().macros();
    return names.isEmpty() ? List.of("there is no macro; macro NAME begins one") : names;
  }
}
