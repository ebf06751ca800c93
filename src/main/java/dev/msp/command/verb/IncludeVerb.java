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

/**
 * {@code include}: the commands of another file; whoever loads a program puts them in as its block.
 */
final class IncludeVerb implements Command {

  static final Slot<String> FILE = Slot.one("FILE", Types.FILE);

  @Override
  public Usage usage() {
    return Usage.of("include", FILE);
  }

  @Override
  public String summary() {
    return "Run the commands of another file here";
  }

  @Override
  public List<String> examples() {
    return List.of("include common.msp");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    call.run(call.body(), call.context());
    return Result.SILENT;
  }
}
