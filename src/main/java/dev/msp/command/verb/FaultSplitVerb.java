package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code fault split}: a good frame in two writes. */
final class FaultSplitVerb implements Command {

  private static final Slot<Duration> PAUSE = Slot.after("pause", "TIME", Types.DURATION);

  /** Enough for two reads at the other end, too short for a half frame to be given up. */
  private static final Duration SHORT = Duration.ofMillis(20);

  @Override
  public Usage usage() {
    return Usage.of("fault split", FaultFrame.MESSAGE, FaultFrame.AT, PAUSE);
  }

  @Override
  public String summary() {
    return "Send a message in two pieces, 20ms or another time apart";
  }

  @Override
  public List<String> examples() {
    return List.of("fault split hello", "fault split hello at 1 pause 500ms");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    int at = FaultFrame.place(call, frame);
    OpenSession on = call.session();
    RawVerb.write(on, frame.slice(0, at));
    TimeUnit.NANOSECONDS.sleep(call.find(PAUSE).orElse(SHORT).toNanos());
    RawVerb.put(on, frame.slice(at, frame.length()));
    return Result.SILENT;
  }
}
