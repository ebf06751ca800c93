package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code expect data}: a message of the peer. */
final class ExpectDataVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("expect data", Content.PART, Content.WHOLE, Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait for a message of the peer";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "expect data /v(?<major>\\d+)\\./ within 1s",
        "expect data ready",
        "expect data exactly \"OK\" within 200ms");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Content.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "expect bytes");
    Content content = Content.of("data", call);
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.DATA));
    Optional<Event> found = waiting.first(event -> fit(event, content));
    if (found.isEmpty()) {
      throw waiting.failure(
          content.words(), content.literal(), event -> event.received().orElseThrow());
    }
    Map<String, String> captures =
        content.match(found.get().received().orElseThrow()).orElse(Map.of());
    captures.forEach(call.variables()::set);
    return Result.SILENT;
  }

  private static Waiting.Fit fit(Event event, Content content) {
    Optional<Bytes> message = event.received();
    if (message.isEmpty()) {
      return Waiting.Fit.OTHER;
    }
    return content.match(message.get()).isPresent() ? Waiting.Fit.RIGHT : Waiting.Fit.WRONG;
  }
}
