package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.command.Word;
import dev.msp.session.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** {@code repeat}: a block, several times. */
final class RepeatVerb implements Command {

  private static final Slot<Integer> COUNT = Slot.one("COUNT", new RoundsType());
  private static final Slot<String> AS = Slot.after("as", "NAME", Types.VARIABLE);
  private static final Slot<Duration> EVERY = Slot.after("every", "TIME", Types.DURATION);

  @Override
  public Usage usage() {
    return Usage.of("repeat", COUNT, AS, EVERY).block();
  }

  @Override
  public String summary() {
    return "Run a block several times; ${i} counts from 1";
  }

  @Override
  public List<String> examples() {
    return List.of("repeat 100 every 50ms", "repeat forever as n");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    int count = call.get(COUNT);
    String name = call.find(AS).orElse("i");
    long period = call.find(EVERY).map(Duration::toNanos).orElse(0L);
    Call.Context context = call.context();
    Clock clock = call.workspace().clock();
    Schedule schedule = new Schedule(period, clock.nanos());
    for (int i = 1; i <= count && !call.isQuitting(); i++) {
      TimeUnit.NANOSECONDS.sleep(schedule.delay(clock.nanos()));
      call.variables().set(name, String.valueOf(i));
      call.run(call.body(), context);
    }
    return Result.SILENT;
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Set.of(arguments.word(AS).map((Word word) -> word.template().text()).orElse("i"));
  }
}
