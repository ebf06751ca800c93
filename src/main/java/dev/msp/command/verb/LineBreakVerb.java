package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.time.Duration;
import java.util.List;

/** {@code line break}: holds a serial line in BREAK. */
final class LineBreakVerb implements Command {

  private static final Slot<Duration> TIME = Slot.optional("TIME", Types.durationTo("10s"));

  /** Longer than any character, also at 110 baud; as long as terminal programs make it. */
  private static final Duration USUAL = Duration.ofMillis(250);

  @Override
  public Usage usage() {
    return Usage.of("line break", TIME);
  }

  @Override
  public String summary() {
    return "Send a BREAK over the serial port, 250ms long or as said";
  }

  @Override
  public List<String> examples() {
    return List.of("line break", "line break 1s");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Duration length = call.find(TIME).orElse(USUAL);
    PortLine.act(call.session(), line -> line.sendBreak(length));
    return Result.SILENT;
  }
}
