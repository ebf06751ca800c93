package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.command.record.Recorder;
import java.util.List;

/** {@code record start}: writes what is done from now on as a command file. */
final class RecordStartVerb implements Command {

  private static final Slot<String> FILE = Slot.one("FILE", Types.FILE);
  private static final Slot<String> OVERWRITE =
      Slot.optional("overwrite", Types.choice("overwrite"));

  @Override
  public Usage usage() {
    return Usage.of("record start", FILE, OVERWRITE);
  }

  @Override
  public String summary() {
    return "Write what is done from now on as a command file that expects what came";
  }

  @Override
  public List<String> examples() {
    return List.of("record start greet.msp", "record start greet.msp overwrite");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Recorder recorder = Recorder.start(call.workspace(), call.get(FILE), call.has(OVERWRITE));
    return Result.of("record: " + recorder.target());
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
