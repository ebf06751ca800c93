package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.Macros;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import java.util.List;

/** {@code macro}: gives a block a name. */
final class MacroVerb implements Command {

  private static final Slot<String> NAME = Slot.one("NAME", Macros.NAME);

  @Override
  public Usage usage() {
    return Usage.of("macro", NAME).block();
  }

  @Override
  public String summary() {
    return "Keep a block under a name, for call";
  }

  @Override
  public List<String> examples() {
    return List.of("macro greet ; send hello ; expect data welcome ; end");
  }

  @Override
  public Result run(Call call) throws MistakeException {
    call.workspace().macro(call.get(NAME), call.body());
    return Result.SILENT;
  }
}
