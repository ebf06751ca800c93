package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.command.Word;
import java.util.List;
import java.util.Set;

/** {@code let}: gives a variable a value. */
final class LetVerb implements Command {

  private static final Slot<String> NAME = Slot.one("NAME", Types.VARIABLE);
  private static final Slot<String> VALUE = Slot.rest("VALUE", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("let", NAME, VALUE);
  }

  @Override
  public String summary() {
    return "Give a variable a value";
  }

  @Override
  public List<String> examples() {
    return List.of("let name \"Hello\"", "let greeting Hello ${name}");
  }

  @Override
  public Result run(Call call) throws MistakeException {
    call.variables().assign(call.get(NAME), call.get(VALUE));
    return Result.SILENT;
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return arguments.word(NAME).map((Word word) -> Set.of(word.template().text())).orElse(Set.of());
  }
}
