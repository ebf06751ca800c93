package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/** {@code quit}: no more commands. */
final class QuitVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("quit");
  }

  @Override
  public String summary() {
    return "End the prompt, or the file";
  }

  @Override
  public List<String> examples() {
    return List.of("quit");
  }

  @Override
  public Result run(Call call) {
    call.workspace().quit();
    return Result.SILENT;
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
