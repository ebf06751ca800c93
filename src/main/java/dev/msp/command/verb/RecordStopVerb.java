package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.command.record.Recorder;
import java.util.List;

/** {@code record stop}: ends the recording. */
final class RecordStopVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("record stop");
  }

  @Override
  public String summary() {
    return "End the recording";
  }

  @Override
  public List<String> examples() {
    return List.of("record stop");
  }

  @Override
  public Result run(Call call) throws CommandFailure, InterruptedException {
    return call.workspace().witnesses().stop(Recorder.KIND);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
