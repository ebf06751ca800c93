package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.time.Duration;
import java.util.List;

/** {@code join}: waits for what runs in the background. */
final class JoinVerb implements Command {

  private static final Slot<String> NAME = Slot.optional("NAME", Types.NEW_NAME);
  private static final Slot<Duration> WITHIN = Slot.after("within", "TIME", Types.DURATION);

  @Override
  public Usage usage() {
    return Usage.of("join", NAME, WITHIN);
  }

  @Override
  public String summary() {
    return "Wait until a job of the background is over, or all are";
  }

  @Override
  public List<String> examples() {
    return List.of("join", "join upload", "join upload within 10m");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    String name = call.find(NAME).orElse("");
    long nanos = call.find(WITHIN).map(Duration::toNanos).orElse(Long.MAX_VALUE);
    List<String> left = call.workspace().jobs().join(name, nanos);
    if (!left.isEmpty()) {
      throw new CommandFailure(Kind.NO_ANSWER, String.join(", ", left) + " did not end in time");
    }
    return Result.SILENT;
  }
}
