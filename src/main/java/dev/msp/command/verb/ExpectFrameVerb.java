package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code expect frame}: a good frame of the peer, of any type. */
final class ExpectFrameVerb implements Command {

  private static final Slot<Integer> TYPE = Slot.after("type", "TYPE", new FrameTypeType());

  @Override
  public Usage usage() {
    return Usage.of("expect frame", Content.PART, Content.WHOLE, TYPE, Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait for a good frame that is no ACK and none of an MSP/3 link, or one of a type";
  }

  @Override
  public List<String> examples() {
    return List.of("expect frame within 1s", "expect frame x\"01 ??\" type 0x7F within 500ms");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Content.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "expect bytes");
    Content content = Content.of("frame", call);
    Optional<Integer> type = call.find(TYPE);
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.FRAME));
    Optional<Event> found = waiting.first(event -> fit(event, type, content));
    if (found.isEmpty()) {
      String ofType = type.map(one -> " of type " + FrameType.name(one)).orElse("");
      throw waiting.failure(
          content.words() + ofType,
          content.literal(),
          event -> ((Event.FrameEvent) event).content());
    }
    content
        .match(((Event.FrameEvent) found.get()).content())
        .ifPresent(captures -> captures.forEach(call.variables()::set));
    return Result.SILENT;
  }

  private static Waiting.Fit fit(Event event, Optional<Integer> type, Content content) {
    if (!(event instanceof Event.FrameEvent frame)
        || frame.direction() != Event.Direction.IN
        || type.isEmpty() && (frame.type() == FrameType.ACK || frame.isOfLink())) {
      return Waiting.Fit.OTHER;
    }
    boolean right =
        (type.isEmpty() || type.get() == frame.type())
            && content.match(frame.content()).isPresent();
    return right ? Waiting.Fit.RIGHT : Waiting.Fit.WRONG;
  }
}
