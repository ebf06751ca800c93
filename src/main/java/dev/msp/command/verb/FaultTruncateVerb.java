package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault truncate}: a frame that begins and does not end. */
final class FaultTruncateVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("fault truncate", FaultFrame.MESSAGE, FaultFrame.AT);
  }

  @Override
  public String summary() {
    return "Send only the first bytes of a message: half of them, or so many";
  }

  @Override
  public List<String> examples() {
    return List.of("fault truncate hello", "fault truncate hello at 3");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    RawVerb.write(call.session(), frame.slice(0, FaultFrame.place(call, frame)));
    return Result.SILENT;
  }
}
