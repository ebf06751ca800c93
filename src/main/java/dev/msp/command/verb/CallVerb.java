package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Macros;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Step;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;

/** {@code call}: runs the block of a macro. */
final class CallVerb implements Command {

  private static final Slot<String> NAME = Slot.one("NAME", Macros.NAME);

  @Override
  public Usage usage() {
    return Usage.of("call", NAME);
  }

  @Override
  public String summary() {
    return "Run the block that macro keeps under a name";
  }

  @Override
  public List<String> examples() {
    return List.of("call greet", "@dev call greet");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    String name = call.get(NAME);
    Optional<List<Step<Command>>> body = call.workspace().macro(name);
    if (body.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          "there is no macro " + name + "; " + Macros.hint(name, call.workspace().macros()));
    }
    call.run(body.get(), call.context());
    return Result.SILENT;
  }
}
