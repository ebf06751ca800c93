package dev.msp.command;

import dev.msp.session.Event;
import java.util.List;

/** A step of a program that failed, and where it stands. */
public final class StepFailure extends CommandFailure {

  private static final long serialVersionUID = 1L;

  private final transient Step<Command> step;
  private final transient Span span;
  private final String session;
  private final transient List<Event> before;

  StepFailure(
      CommandFailure cause, Step<Command> step, Span span, String session, List<Event> before) {
    super(cause.kind(), cause.sentence(), cause.comparison());
    this.step = step;
    this.span = span;
    this.session = session;
    this.before = List.copyOf(before);
  }

  /** Returns which step. */
  public Step<Command> step() {
    return step;
  }

  /** Returns which characters of its line. */
  public Span span() {
    return span;
  }

  /** Returns the name of the session that it was about, or empty. */
  public String session() {
    return session;
  }

  /** Returns what last happened on that session. */
  public List<Event> before() {
    return before;
  }
}
