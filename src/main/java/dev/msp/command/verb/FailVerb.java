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

/** {@code fail}: what the commands before it found is not as it should be. */
final class FailVerb implements Command {

  private static final Slot<String> TEXT = Slot.rest("TEXT", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("fail", TEXT);
  }

  @Override
  public String summary() {
    return "Fail, and say why";
  }

  @Override
  public List<String> examples() {
    return List.of("fail \"the device has version ${major}, needs 2\"");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    throw new CommandFailure(CommandFailure.Kind.EXPECTATION, call.get(TEXT));
  }
}
