package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Expected;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.math.BigDecimal;
import java.util.List;

/** {@code if}: a block that runs only where a condition holds. */
final class IfVerb implements Command {

  private static final Slot<Bytes> LEFT = Slot.one("VALUE", Types.BYTES);
  private static final Slot<String> IS =
      Slot.one("IS", Types.choice("==", "!=", "<", "<=", ">", ">=", "contains", "matches"));
  private static final Slot<Expected> RIGHT = Slot.one("OTHER", new OperandType());

  @Override
  public Usage usage() {
    return Usage.of("if", LEFT, IS, RIGHT).block();
  }

  @Override
  public String summary() {
    return "Run a block where a condition holds, else the one behind else";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "if ${major} >= 2", "if \"${answer}\" contains ready", "if \"${answer}\" matches /^v\\d/");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes left = call.get(LEFT);
    boolean holds = holds(left, call.get(IS), call.get(RIGHT));
    call.run(holds ? call.body() : call.otherwise(), call.context());
    return Result.SILENT;
  }

  private static boolean holds(Bytes left, String is, Expected right) throws CommandFailure {
    return switch (is) {
      case "==" -> compare(left, right) == 0;
      case "!=" -> compare(left, right) != 0;
      case "<" -> order(left, right) < 0;
      case "<=" -> order(left, right) <= 0;
      case ">" -> order(left, right) > 0;
      case ">=" -> order(left, right) >= 0;
      default -> right.find(left).isPresent();
    };
  }

  /** Numbers are equal by value: 1.0 is 1. */
  private static int compare(Bytes left, Expected right) throws CommandFailure {
    Bytes other = literal(right);
    boolean numbers = isNumber(left) && isNumber(other);
    return numbers ? number(left).compareTo(number(other)) : left.equals(other) ? 0 : 1;
  }

  private static int order(Bytes left, Expected right) throws CommandFailure {
    return number(left).compareTo(number(literal(right)));
  }

  private static Bytes literal(Expected right) throws CommandFailure {
    return right
        .literal()
        .orElseThrow(
            () ->
                new CommandFailure(
                    CommandFailure.Kind.USAGE,
                    right.written() + " goes with contains or matches only"));
  }

  private static boolean isNumber(Bytes value) {
    return value.text().orElse("").matches("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?");
  }

  private static BigDecimal number(Bytes value) throws CommandFailure {
    if (!isNumber(value)) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          Quoted.of(value) + " is no number, and only numbers have an order");
    }
    return new BigDecimal(value.text().orElseThrow());
  }
}
