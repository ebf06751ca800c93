package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/** {@code end}: ends a block; the parser takes it. */
final class EndVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("end");
  }

  @Override
  public String summary() {
    return "End a block";
  }

  @Override
  public List<String> examples() {
    return List.of("end");
  }

  @Override
  public Result run(Call call) {
    return Result.SILENT;
  }
}
