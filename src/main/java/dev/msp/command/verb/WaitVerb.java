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
import java.util.concurrent.TimeUnit;

/** {@code wait}: lets time pass. */
final class WaitVerb implements Command {

  private static final Slot<Duration> TIME = Slot.one("TIME", Types.DURATION);

  @Override
  public Usage usage() {
    return Usage.of("wait", TIME);
  }

  @Override
  public String summary() {
    return "Let time pass";
  }

  @Override
  public List<String> examples() {
    return List.of("wait 500ms", "wait 2s");
  }

  @Override
  public Result run(Call call) throws MistakeException, InterruptedException {
    TimeUnit.NANOSECONDS.sleep(call.get(TIME).toNanos());
    return Result.SILENT;
  }
}
