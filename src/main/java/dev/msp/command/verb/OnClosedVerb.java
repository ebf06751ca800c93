package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Trigger;
import dev.msp.command.Usage;
import dev.msp.session.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code on closed}: a block that runs whenever the connection is lost. */
final class OnClosedVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("on closed").block();
  }

  @Override
  public String summary() {
    return "Run a block whenever the connection is lost; ${message} says why";
  }

  @Override
  public List<String> examples() {
    return List.of("on closed");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Set.of(Answering.MESSAGE);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    return Answering.happening(
        call,
        event ->
            event instanceof Event.StateEvent state && ExpectClosedVerb.isClosed(state)
                ? Optional.of(new Trigger.Match(state.detail(), Map.of()))
                : Answering.NONE);
  }
}
