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
import dev.msp.session.Event;
import java.util.List;
import java.util.Set;

/** {@code expect noise}: bytes that belong to no good frame. */
final class ExpectNoiseVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("expect noise", Content.PART, Content.WHOLE, Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait for bytes that belong to no good frame";
  }

  @Override
  public List<String> examples() {
    return List.of("expect noise within 1s", "expect noise /panic/ within 10s");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Content.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "expect bytes");
    Content content = Content.of("noise", call);
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.NOISE));
    if (waiting.first(event -> fit(event, content, call)).isEmpty()) {
      throw waiting.failure(
          content.words(), content.literal(), event -> ((Event.SkippedEvent) event).bytes());
    }
    return Result.SILENT;
  }

  private static Waiting.Fit fit(Event event, Content content, Call call) {
    if (!(event instanceof Event.SkippedEvent skipped)) {
      return Waiting.Fit.OTHER;
    }
    return content
        .match(skipped.bytes())
        .map(
            captures -> {
              captures.forEach(call.variables()::set);
              return Waiting.Fit.RIGHT;
            })
        .orElse(Waiting.Fit.WRONG);
  }
}
