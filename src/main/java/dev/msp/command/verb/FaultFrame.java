package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import java.util.Optional;

/** What the fault commands share: the good frame that something is then done to. */
final class FaultFrame {

  static final Slot<Bytes> MESSAGE = Slot.one("MESSAGE", Types.BYTES);

  /** How many bytes of the frame come before the fault; the half of it where it is not said. */
  static final Slot<Integer> AT = Slot.after("at", "COUNT", Types.number(1, Frame.MAX_LENGTH - 1));

  private FaultFrame() {}

  /**
   * Returns the frame that {@code send} would send.
   *
   * @throws CommandFailure if it would send none
   */
  static Bytes of(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "send bytes with raw");
    Bytes message = call.get(MESSAGE);
    Optional<String> refusal = on.session().refusal(message);
    if (refusal.isPresent()) {
      throw new CommandFailure(Kind.USAGE, refusal.get());
    }
    return on.session().frame(message);
  }

  /**
   * Returns where a frame is cut, so that something stands on both sides.
   *
   * @throws CommandFailure if the frame is not so long
   */
  static int place(Call call, Bytes frame) throws CommandFailure, MistakeException {
    int at = call.find(AT).orElse(frame.length() / 2);
    if (at >= frame.length()) {
      throw new CommandFailure(
          Kind.USAGE,
          "the frame of this message has "
              + frame.length()
              + " bytes, so that at takes 1 to "
              + (frame.length() - 1));
    }
    return at;
  }
}
