package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Expected;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Trigger;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;
import java.util.Set;

/** {@code on bytes}: a block that answers bytes as they come, wherever frames begin and end. */
final class OnBytesVerb implements Command {

  private static final Slot<Expected> WHAT = Slot.one("WHAT", Types.EXPECTED);

  @Override
  public Usage usage() {
    return Usage.of("on bytes", WHAT).block();
  }

  @Override
  public String summary() {
    return "Answer bytes with a block, wherever frames begin and end";
  }

  @Override
  public List<String> examples() {
    return List.of("on bytes \"login: \"", "on bytes x\"AA 55 ?? 0?\"");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Answering.defines(WHAT, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Expected what = call.get(WHAT);
    if (what.find(Bytes.EMPTY).isPresent()) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          what.written() + " fits where nothing has come; write it so that it takes a byte");
    }
    call.answer(new Trigger.Stream(what));
    return Result.SILENT;
  }
}
