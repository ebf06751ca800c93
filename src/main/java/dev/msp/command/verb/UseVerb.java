package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;

/** {@code use}: another session becomes the current one. */
final class UseVerb implements Command {

  private static final Slot<String> SESSION = Slot.one("SESSION", Types.SESSION);

  @Override
  public Usage usage() {
    return Usage.of("use", SESSION);
  }

  @Override
  public String summary() {
    return "Make another session the current one";
  }

  @Override
  public List<String> examples() {
    return List.of("use dev");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    call.workspace().use(call.workspace().named(call.get(SESSION)));
    return Result.SILENT;
  }
}
