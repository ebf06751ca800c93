package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.Expected;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Trigger;
import dev.msp.frame.Bytes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What all commands share that make a rule. */
final class Answering {

  /** The variable that holds what is answered. */
  static final String MESSAGE = "message";

  static final Optional<Trigger.Match> NONE = Optional.empty();

  private Answering() {}

  /** Makes a rule for what happened as a whole. */
  static Result happening(Call call, Trigger.Test test) throws CommandFailure, MistakeException {
    call.answer(new Trigger.Happening(test));
    return Result.SILENT;
  }

  /** Returns what the block is given, if a content is what is wanted. */
  static Optional<Trigger.Match> match(Content wanted, Bytes came) {
    return wanted.match(came).map(captures -> Trigger.Match.of(came, captures));
  }

  /** Returns the variables that a block has. */
  static Set<String> defines(Slot<Expected> slot, Arguments arguments) {
    Set<String> names = new TreeSet<>(Content.defines(slot, arguments));
    names.add(MESSAGE);
    return names;
  }
}
