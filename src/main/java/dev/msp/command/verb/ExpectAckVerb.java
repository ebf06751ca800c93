package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;

/** {@code expect ack}: an ACK for what was sent last. */
final class ExpectAckVerb implements Command {

  private static final Bytes OK = Bytes.utf8("OK");

  @Override
  public Usage usage() {
    return Usage.of("expect ack", Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait for the ACK of what was sent last";
  }

  @Override
  public List<String> examples() {
    return List.of("expect ack within 2s");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "expect bytes");
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.ACK));
    if (waiting.first(event -> fit(event, on)).isEmpty()) {
      throw waiting.failure(
          "an ACK with OK", Optional.of(OK), event -> ((Event.FrameEvent) event).payload());
    }
    return Result.SILENT;
  }

  /** Over MSP/3 no frame is the ACK of a message: what became of the message is told. */
  static Waiting.Fit fit(Event event, OpenSession on) {
    if (event instanceof Event.DeliveryEvent delivery
        && delivery.status().equals("acked")
        && on.session().link().isPresent()) {
      return Waiting.Fit.RIGHT;
    }
    if (!(event instanceof Event.FrameEvent frame)
        || frame.direction() != Event.Direction.IN
        || frame.type() != FrameType.ACK) {
      return Waiting.Fit.OTHER;
    }
    return frame.payload().equals(OK) ? Waiting.Fit.RIGHT : Waiting.Fit.WRONG;
  }
}
