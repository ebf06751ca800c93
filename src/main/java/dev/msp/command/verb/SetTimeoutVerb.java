package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.time.Duration;
import java.util.List;

/** {@code set timeout}: how long expectations wait. */
final class SetTimeoutVerb implements Command {

  private static final Slot<Duration> TIME = Slot.one("TIME", Types.DURATION);

  @Override
  public Usage usage() {
    return Usage.of("set timeout", TIME);
  }

  @Override
  public String summary() {
    return "Say how long an expectation waits that does not say so itself";
  }

  @Override
  public List<String> examples() {
    return List.of("set timeout 2s");
  }

  @Override
  public Result run(Call call) throws MistakeException {
    call.workspace().settings().timeout(call.get(TIME));
    return Result.SILENT;
  }
}
