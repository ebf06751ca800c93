package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Jobs;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;

/** {@code stop}: ends what runs in the background. */
final class StopVerb implements Command {

  private static final Slot<String> NAME = Slot.optional("NAME", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("stop", NAME);
  }

  @Override
  public String summary() {
    return "Stop what runs in the background: one job, or all";
  }

  @Override
  public List<String> examples() {
    return List.of("stop", "stop on@dev");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Jobs jobs = call.workspace().jobs();
    List<String> there = jobs.names();
    Optional<String> name = call.find(NAME);
    if (name.isPresent() && !there.contains(name.get())) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          "nothing of that name runs"
              + (there.isEmpty() ? "" : "; there is " + String.join(", ", there)));
    }
    List<String> ending = name.map(List::of).orElse(there);
    ending.forEach(jobs::stop);
    return new Result(ending.stream().map(one -> one + ": stopped").toList());
  }
}
