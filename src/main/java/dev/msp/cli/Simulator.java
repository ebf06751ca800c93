package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.Front;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Secrets;
import dev.msp.command.verb.Verbs;
import dev.msp.script.Loader;
import dev.msp.script.Problem;
import dev.msp.script.ProblemText;
import dev.msp.script.Script;
import dev.msp.script.ScriptException;
import dev.msp.session.Clock;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;

/** {@code msp serve --script}: a script that was found right, to be played for any connection. */
final class Simulator {

  private final Script script;
  private final SessionOpener opener;
  private final Secrets secrets;
  private final Streams streams;
  private final Telling.Style style;
  private final Clock clock = Clock.system();
  private final Timers timers = Timers.onOneThread();

  private Simulator(
      Script script, SessionOpener opener, Secrets secrets, Streams streams, Telling.Style style) {
    this.script = script;
    this.opener = opener;
    this.secrets = secrets;
    this.streams = streams;
    this.style = style;
  }

  /**
   * Loads a script and checks it whole.
   *
   * @param name its path; {@code -} for standard input
   * @throws UserError if it cannot be read, or something in it is wrong; what and where was said
   */
  static Simulator load(String name, SessionOpener opener, Streams streams, Telling.Style style)
      throws UserError {
    LineParser<Command> parser = new LineParser<>(Verbs.registry(opener));
    Secrets secrets = new Secrets();
    try {
      Script script =
          name.equals("-")
              ? Loader.stream(name, streams.in(), Path.of(""), parser, Set.of())
              : Loader.file(name, parser, Set.of());
      return new Simulator(script, opener, secrets, streams, style);
    } catch (ScriptException e) {
      throw refused(name, e, "nothing is served", streams);
    }
  }

  /**
   * Says what is wrong with a command file.
   *
   * @param consequence a clause: what is not done
   * @return what ends the program
   */
  static UserError refused(String name, ScriptException e, String consequence, Streams streams) {
    if (e.mistakes().isEmpty()) {
      return UserError.usage(String.valueOf(e.getMessage()));
    }
    ProblemText text = problems(streams, new Secrets());
    e.mistakes().forEach(mistake -> say(text, mistake, streams));
    String count = e.mistakes().size() == 1 ? "1 mistake" : e.mistakes().size() + " mistakes";
    return UserError.usage(name + ": " + count + ", " + consequence);
  }

  private static void say(ProblemText text, LocatedMistake mistake, Streams streams) {
    Problem problem = text.of(mistake);
    streams.err().line(problem.place() + ": " + problem.message());
    problem.details().forEach(streams.err()::line);
  }

  private static ProblemText problems(Streams streams, Secrets secrets) {
    return new ProblemText(streams.err().charset(), ZoneId.systemDefault(), secrets);
  }

  /**
   * Returns the script with a connection, before it begins.
   *
   * @param plan of the connection, which {@code held} opens
   * @param number of the connection, 0 where there is but one
   */
  Simulation with(SessionPlan plan, HeldConnector held, long number) {
    Telling telling =
        new Telling(
            streams, style, secrets, problems(streams, secrets), plan.endpoint().label(), number);
    return new Simulation(this, plan, held, telling);
  }

  Front front() {
    return new ProgramFront(streams.environment(), false);
  }

  Script script() {
    return script;
  }

  SessionOpener opener() {
    return opener;
  }

  Secrets secrets() {
    return secrets;
  }

  Clock clock() {
    return clock;
  }

  Timers timers() {
    return timers;
  }
}
