package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code expect nothing}: quiet, but for ACKs. */
final class ExpectNothingVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("expect nothing", Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Make sure that nothing comes but ACKs, beyond what was expected so far";
  }

  @Override
  public List<String> examples() {
    return List.of("expect nothing within 500ms");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    long from =
        Stream.of(Kind.DATA, Kind.FRAME, Kind.BYTES, Kind.NOISE)
            .mapToLong(kind -> on.cursor(kind).position())
            .max()
            .orElse(0);
    Waiting waiting = new Waiting(call, on, on.cursorAt(from));
    Optional<Event> came = waiting.first(ExpectNothingVerb::fit);
    if (came.isPresent()) {
      Event event = came.get();
      throw waiting.unwanted("nothing", "something", event.received().orElseGet(event::incoming));
    }
    return Result.SILENT;
  }

  private static Waiting.Fit fit(Event event) {
    boolean passes =
        event instanceof Event.FrameEvent frame
            && (frame.type() == FrameType.ACK || frame.isOfLink());
    boolean comes = event.received().isPresent() || !event.incoming().isEmpty();
    return passes || !comes ? Waiting.Fit.OTHER : Waiting.Fit.RIGHT;
  }
}
