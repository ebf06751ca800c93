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
import java.time.Duration;
import java.util.List;

/** {@code send}: one message, until its ACK has come. */
final class SendVerb implements Command {

  static final Slot<Duration> WITHIN = Slot.after("within", "TIME", Types.DURATION);
  private static final Slot<Bytes> MESSAGE = Slot.one("MESSAGE", Types.BYTES);

  @Override
  public Usage usage() {
    return Usage.of("send", MESSAGE, WITHIN);
  }

  @Override
  public String summary() {
    return "Send a message and wait for its ACK";
  }

  @Override
  public List<String> examples() {
    return List.of("send \"Hello MSP\"", "send \"ping ${i}\" within 50ms", "@dev send reset");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    return Sending.message(call, call.get(MESSAGE), call.find(WITHIN));
  }
}
