package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code on frame}: a block that answers good frames of the peer, of any type. */
final class OnFrameVerb implements Command {

  private static final Slot<Integer> TYPE = Slot.after("type", "TYPE", new FrameTypeType());

  @Override
  public Usage usage() {
    return Usage.of("on frame", Content.PART, Content.WHOLE, TYPE).block();
  }

  @Override
  public String summary() {
    return "Answer good frames that are no ACKs, or those of a type, with a block";
  }

  @Override
  public List<String> examples() {
    return List.of("on frame type 0x7F", "on frame x\"01 ??\" type 0x30");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Answering.defines(Content.PART, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Content content = Content.of("frame", call);
    Optional<Integer> type = call.find(TYPE);
    return Answering.happening(
        call,
        event ->
            event instanceof Event.FrameEvent frame && isMeant(frame, type)
                ? Answering.match(content, frame.content())
                : Answering.NONE);
  }

  private static boolean isMeant(Event.FrameEvent frame, Optional<Integer> type) {
    return frame.direction() == Event.Direction.IN
        && (type.isEmpty()
            ? frame.type() != FrameType.ACK && !frame.isOfLink()
            : frame.type() == type.get());
  }
}
