package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.command.Variables;
import dev.msp.session.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code every}: a block, again and again beside all others. */
final class EveryVerb implements Command {

  private static final Slot<Duration> TIME = Slot.one("TIME", Types.DURATION);
  private static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);

  @Override
  public Usage usage() {
    return Usage.of("every", TIME, NAME).block();
  }

  @Override
  public String summary() {
    return "Run a block again and again in the background; ${i} counts from 1";
  }

  @Override
  public List<String> examples() {
    return List.of("every 1s", "every 500ms as heartbeat");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Set.of("i");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    long period = call.get(TIME).toNanos();
    OpenSession on = call.findSession().map(OpenSession::beside).orElse(null);
    Call.Context context = call.on(on, new Variables(call.variables()));
    String name =
        call.workspace()
            .jobs()
            .start(call.find(NAME).orElse("every"), () -> repeat(call, period, context));
    return Result.of(name + ": every " + call.get(TIME).toMillis() + " ms; stop " + name);
  }

  /** Runs until the block fails, its session is closed, or the job is stopped. */
  private static void repeat(Call call, long period, Call.Context context)
      throws InterruptedException {
    Clock clock = call.workspace().clock();
    Schedule schedule = new Schedule(period, clock.nanos() + period);
    for (long i = 1; true; i++) {
      TimeUnit.NANOSECONDS.sleep(schedule.delay(clock.nanos()));
      if (call.isQuitting() || isClosed(context.session())) {
        return;
      }
      context.variables().set("i", String.valueOf(i));
      if (!call.runBeside(call.body(), context)) {
        return;
      }
    }
  }

  private static boolean isClosed(@Nullable OpenSession session) {
    return session != null && session.isClosed();
  }
}
