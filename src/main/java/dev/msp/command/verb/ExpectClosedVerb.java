package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code expect closed}: the other end hangs up. */
final class ExpectClosedVerb implements Command {

  private static final Set<String> CLOSED = Set.of("closed", "reconnecting", "parked");

  @Override
  public Usage usage() {
    return Usage.of("expect closed", Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait until the connection is closed by the other end";
  }

  @Override
  public List<String> examples() {
    return List.of("expect closed within 2s");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.CLOSED));
    if (waiting.first(ExpectClosedVerb::fit).isEmpty()) {
      throw waiting.failure("the connection to be closed", Optional.empty(), event -> Bytes.EMPTY);
    }
    return Result.SILENT;
  }

  /** Returns whether an event says that the connection is gone. */
  static boolean isClosed(Event.StateEvent state) {
    return CLOSED.contains(state.state());
  }

  private static Waiting.Fit fit(Event event) {
    return event instanceof Event.StateEvent state && isClosed(state)
        ? Waiting.Fit.RIGHT
        : Waiting.Fit.OTHER;
  }
}
