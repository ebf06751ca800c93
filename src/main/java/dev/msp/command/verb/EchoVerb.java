package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;

/** {@code echo}: says something. */
final class EchoVerb implements Command {

  private static final Slot<String> TEXT = Slot.rest("TEXT", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("echo", TEXT);
  }

  @Override
  public String summary() {
    return "Print a text";
  }

  @Override
  public List<String> examples() {
    return List.of("echo \"major version ${major}\"");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws MistakeException {
    return Result.of(call.find(TEXT).orElse(""));
  }
}
