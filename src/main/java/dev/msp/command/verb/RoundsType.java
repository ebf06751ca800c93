package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Candidate;
import dev.msp.command.Surroundings;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import java.util.List;

/** How often a block runs: a number, or forever. */
final class RoundsType implements ArgumentType<Integer> {

  private static final int MOST = 1_000_000_000;
  private static final ArgumentType<Integer> NUMBER = Types.number(0, MOST);
  private static final Bytes FOREVER = Bytes.utf8("forever");

  @Override
  public String expected() {
    return NUMBER.expected() + ", or forever";
  }

  @Override
  public Integer read(Bytes value) throws UnfitException {
    return value.equals(FOREVER) ? Integer.valueOf(Integer.MAX_VALUE - 1) : NUMBER.read(value);
  }

  @Override
  public List<Candidate> candidates(String begun, Surroundings surroundings) {
    return List.of(new Candidate("forever", "until it is cancelled"));
  }
}
