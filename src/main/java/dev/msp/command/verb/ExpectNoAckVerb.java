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
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;

/** {@code expect no-ack}: what was sent last must not get an ACK. */
final class ExpectNoAckVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("expect no-ack", Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Make sure that what was sent last gets no ACK";
  }

  @Override
  public List<String> examples() {
    return List.of("expect no-ack within 200ms");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "expect nothing");
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.ACK));
    Optional<Event> ack = waiting.first(event -> ExpectAckVerb.fit(event, on));
    if (ack.isPresent()) {
      Bytes came = ack.get() instanceof Event.FrameEvent frame ? frame.payload() : Bytes.EMPTY;
      throw waiting.unwanted("no ACK", "one", came);
    }
    return Result.SILENT;
  }
}
