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

/** {@code send-hex}: a message whose payload is given as hexadecimal digits. */
final class SendHexVerb implements Command {

  private static final Slot<Bytes> DIGITS = Slot.rest("DIGITS", Types.HEX);

  @Override
  public Usage usage() {
    return Usage.of("send-hex", DIGITS, SendVerb.WITHIN);
  }

  @Override
  public String summary() {
    return "Send a message given as hexadecimal digits, and wait for its ACK";
  }

  @Override
  public List<String> examples() {
    return List.of("send-hex 48 65 6C 6C 6F", "send-hex 48656C6C6F within 200ms");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    return Sending.message(call, call.get(DIGITS), call.find(SendVerb.WITHIN));
  }
}
