package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.transport.LineControl;
import java.util.List;

/** {@code line show}: how a serial port is set, and what its inputs say. */
final class LineShowVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("line show");
  }

  @Override
  public String summary() {
    return "Show how the serial port is set, and which of its inputs are raised";
  }

  @Override
  public List<String> examples() {
    return List.of("line show", "@dev line show");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.session();
    LineControl line = PortLine.of(on);
    String inputs = line.inputs();
    return Result.of(
        on.name() + ": " + line.settings(),
        "raised inputs: " + (inputs.isEmpty() ? "none" : inputs));
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
