package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault crc}: a frame whose checksum is wrong. */
final class FaultCrcVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("fault crc", FaultFrame.MESSAGE);
  }

  @Override
  public String summary() {
    return "Send a message with a wrong checksum";
  }

  @Override
  public List<String> examples() {
    return List.of("fault crc hello");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    RawVerb.write(call.session(), broken(FaultFrame.of(call)));
    return Result.SILENT;
  }

  /** Returns the frame with every bit of its checksum turned over. */
  private static Bytes broken(Bytes frame) {
    byte[] bytes = frame.toArray();
    bytes[bytes.length - 1] ^= (byte) 0xFF;
    return Bytes.copyOf(bytes);
  }
}
