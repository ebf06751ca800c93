package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/** {@code forget}: expectations begin anew. */
final class ForgetVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("forget");
  }

  @Override
  public String summary() {
    return "Let expectations look only at what comes from now on";
  }

  @Override
  public List<String> examples() {
    return List.of("forget");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    call.session().forget();
    return Result.SILENT;
  }
}
