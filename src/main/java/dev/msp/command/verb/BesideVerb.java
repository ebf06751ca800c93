package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.command.Variables;
import java.util.List;

/** {@code beside}: a block, once, beside the commands that follow. */
final class BesideVerb implements Command {

  private static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);

  @Override
  public Usage usage() {
    return Usage.of("beside", NAME).block();
  }

  @Override
  public String summary() {
    return "Run a block in the background, once; join waits for it";
  }

  @Override
  public List<String> examples() {
    return List.of("beside", "beside as upload");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.findSession().map(OpenSession::beside).orElse(null);
    Call.Context context = call.on(on, new Variables(call.variables()));
    String name =
        call.workspace()
            .jobs()
            .start(call.find(NAME).orElse("beside"), () -> call.runBeside(call.body(), context));
    return Result.of(name + ": runs; stop " + name + " ends it");
  }
}
