package dev.msp.command.verb;

import dev.msp.command.Arguments;
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

/** {@code expect connection}: a peer connects to a listener. */
final class ExpectConnectionVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("expect connection", Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait until a peer connects to the listener";
  }

  @Override
  public List<String> examples() {
    return List.of("expect connection within 10s", "@srv expect connection");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Set.of("connection");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    if (on.listener().isEmpty()) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE, on.name() + " is no listener, to which somebody could come");
    }
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.CONNECTION));
    Optional<Event> came = waiting.first(ExpectConnectionVerb::fit);
    if (came.isEmpty()) {
      throw waiting.failure("a connection", Optional.empty(), event -> Bytes.EMPTY);
    }
    long number = came.get().stamp().connection();
    call.variables().set("connection", call.workspace().connectionName(on, number));
    return Result.SILENT;
  }

  private static Waiting.Fit fit(Event event) {
    boolean came =
        event instanceof Event.StateEvent state
            && state.state().equals("open")
            && state.stamp().connection() > 0;
    return came ? Waiting.Fit.RIGHT : Waiting.Fit.OTHER;
  }
}
