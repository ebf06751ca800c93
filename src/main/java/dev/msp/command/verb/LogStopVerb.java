package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/** {@code log stop}: ends the log, once all that has happened is on the disk. */
final class LogStopVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("log stop");
  }

  @Override
  public String summary() {
    return "End the log, once all that has happened is on the disk";
  }

  @Override
  public List<String> examples() {
    return List.of("log stop");
  }

  @Override
  public Result run(Call call) throws CommandFailure, InterruptedException {
    return call.workspace().witnesses().stop(WorkspaceLog.KIND);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
