package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault length}: a frame whose LENGTH is not its length. */
final class FaultLengthVerb implements Command {

  private static final int LENGTH_AT = 2;
  private static final Slot<Integer> VALUE =
      Slot.after("value", "LENGTH", Types.number(0, (1 << 16) - 1));

  @Override
  public Usage usage() {
    return Usage.of("fault length", FaultFrame.MESSAGE, VALUE);
  }

  @Override
  public String summary() {
    return "Send a message with a wrong LENGTH: one too many, or another value";
  }

  @Override
  public List<String> examples() {
    return List.of("fault length hello", "fault length hello value 65535");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Bytes frame = FaultFrame.of(call);
    int length = call.find(VALUE).orElse(frame.length() + 1);
    RawVerb.write(call.session(), stating(frame, length));
    return Result.SILENT;
  }

  /** Returns the frame with another LENGTH; the checksum does not cover it. */
  private static Bytes stating(Bytes frame, int length) {
    byte[] bytes = frame.toArray();
    bytes[LENGTH_AT] = (byte) (length >>> Byte.SIZE);
    bytes[LENGTH_AT + 1] = (byte) length;
    return Bytes.copyOf(bytes);
  }
}
