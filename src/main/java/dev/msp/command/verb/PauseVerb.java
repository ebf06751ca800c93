package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;

/** {@code pause}: waits for the person. */
final class PauseVerb implements Command {

  private static final Slot<String> PROMPT = Slot.optional("PROMPT", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("pause", PROMPT);
  }

  @Override
  public String summary() {
    return "Wait until somebody presses Enter";
  }

  @Override
  public List<String> examples() {
    return List.of("pause", "pause \"plug the cable in, then press Enter\"");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    call.workspace().front().pause(call.find(PROMPT).orElse("press Enter to go on"));
    return Result.SILENT;
  }
}
