package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Set;

/** {@code on data}: a block that answers messages of the peer. */
final class OnDataVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("on data", Content.PART, Content.WHOLE).block();
  }

  @Override
  public String summary() {
    return "Answer messages of the peer with a block; ${message} is the message";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "on data exactly temp?", "on data /^set (?<name>\\w+)=(?<value>.*)$/", "on data");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Answering.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Content content = Content.of("data", call);
    return Answering.happening(
        call,
        event ->
            event
                .received()
                .map(message -> Answering.match(content, message))
                .orElse(Answering.NONE));
  }
}
