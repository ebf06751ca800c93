package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Call;
import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Surroundings;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;

/** {@code fault no-ack}: messages of the peer that get no ACK. */
final class FaultNoAckVerb implements Command {

  private static final Slot<Integer> COUNT = Slot.one("COUNT", new CountType());

  @Override
  public Usage usage() {
    return Usage.of("fault no-ack", COUNT);
  }

  @Override
  public String summary() {
    return "Give the next messages of the peer no ACK; expect frame sees them, expect data not";
  }

  @Override
  public List<String> examples() {
    return List.of("fault no-ack 1", "fault no-ack off");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "raw acknowledges nothing anyway");
    on.session().withholdAcks(call.get(COUNT));
    return Result.SILENT;
  }

  /** How many messages: a number, or off. */
  private static final class CountType implements ArgumentType<Integer> {

    private static final ArgumentType<Integer> NUMBER = Types.number(1, 1_000_000);
    private static final Bytes OFF = Bytes.utf8("off");

    @Override
    public String expected() {
      return NUMBER.expected() + ", or off";
    }

    @Override
    public Integer read(Bytes value) throws UnfitException {
      return value.equals(OFF) ? Integer.valueOf(0) : NUMBER.read(value);
    }

    @Override
    public List<Candidate> candidates(String begun, Surroundings surroundings) {
      return List.of(new Candidate("off", "acknowledge again"));
    }
  }
}
