package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault double}: the same frame twice, as from a sender that missed the ACK. */
final class FaultDoubleVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("fault double", FaultFrame.MESSAGE);
  }

  @Override
  public String summary() {
    return "Send the same frame twice";
  }

  @Override
  public List<String> examples() {
    return List.of("fault double hello");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    RawVerb.write(call.session(), frame);
    RawVerb.put(call.session(), frame);
    return Result.SILENT;
  }
}
