package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.session.Event;
import java.util.List;
import java.util.Set;

/** {@code on noise}: a block that answers bytes that belong to no good frame. */
final class OnNoiseVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("on noise", Content.PART, Content.WHOLE).block();
  }

  @Override
  public String summary() {
    return "Answer bytes that belong to no good frame with a block";
  }

  @Override
  public List<String> examples() {
    return List.of("on noise", "on noise /panic: (?<reason>.*)/");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Answering.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Content content = Content.of("noise", call);
    return Answering.happening(
        call,
        event ->
            event instanceof Event.SkippedEvent skipped
                ? Answering.match(content, skipped.bytes())
                : Answering.NONE);
  }
}
