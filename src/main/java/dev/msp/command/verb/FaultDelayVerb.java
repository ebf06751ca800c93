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

/** {@code fault delay}: a good frame byte by byte, as a slow line brings it. */
final class FaultDelayVerb implements Command {

  private static final Slot<Duration> EVERY = Slot.after("every", "TIME", Types.DURATION);
  private static final Duration SHORT = Duration.ofMillis(10);

  @Override
  public Usage usage() {
    return Usage.of("fault delay", FaultFrame.MESSAGE, EVERY);
  }

  @Override
  public String summary() {
    return "Send a message byte by byte, one every 10ms or another time";
  }

  @Override
  public List<String> examples() {
    return List.of("fault delay hello", "fault delay hello every 100ms");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    OpenSession on = call.session();
    long period = call.find(EVERY).orElse(SHORT).toNanos();
    RawVerb.write(on, frame.slice(0, 1));
    for (int i = 1; i < frame.length(); i++) {
      TimeUnit.NANOSECONDS.sleep(period);
      RawVerb.put(on, frame.slice(i, i + 1));
    }
    return Result.SILENT;
  }
}
