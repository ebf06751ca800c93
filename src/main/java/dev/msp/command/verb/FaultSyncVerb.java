package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault sync}: a frame that lost its first byte, as a line loses it that wakes up late. */
final class FaultSyncVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("fault sync", FaultFrame.MESSAGE);
  }

  @Override
  public String summary() {
    return "Send a message without the first byte of its SYNC";
  }

  @Override
  public List<String> examples() {
    return List.of("fault sync hello");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    RawVerb.write(call.session(), frame.slice(1, frame.length()));
    return Result.SILENT;
  }
}
