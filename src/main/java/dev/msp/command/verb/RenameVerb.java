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

/** {@code rename}: another name for a session. */
final class RenameVerb implements Command {

  private static final Slot<String> NAME = Slot.one("NAME", Types.NEW_NAME);

  @Override
  public Usage usage() {
    return Usage.of("rename", NAME);
  }

  @Override
  public String summary() {
    return "Give the session another name";
  }

  @Override
  public List<String> examples() {
    return List.of("rename bench", "@dev rename bench");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    call.workspace().rename(call.session(), call.get(NAME));
    return Result.SILENT;
  }
}
