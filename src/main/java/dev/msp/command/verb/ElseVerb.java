package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/** {@code else}: begins the other half of an if; the parser takes it. */
final class ElseVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("else");
  }

  @Override
  public String summary() {
    return "Begin what is done where the condition of if does not hold";
  }

  @Override
  public List<String> examples() {
    return List.of("else");
  }

  @Override
  public Result run(Call call) {
    return Result.SILENT;
  }
}
