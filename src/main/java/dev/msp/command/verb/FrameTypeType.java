package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Candidate;
import dev.msp.command.Surroundings;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import java.util.List;
import java.util.Locale;

/** A TYPE of a frame: by name, or as a number. */
final class FrameTypeType implements ArgumentType<Integer> {

  @Override
  public String expected() {
    return "a type like DATA, ACK or 0x7F";
  }

  @Override
  public Integer read(Bytes value) throws UnfitException {
    String word = value.text().orElse("").toUpperCase(Locale.ROOT);
    for (int type = 0; type < 256; type++) {
      String name = FrameType.name(type).toUpperCase(Locale.ROOT);
      if (name.equals(word) || word.equals(String.valueOf(type)) || word.equals(hex(type))) {
        return type;
      }
    }
    throw new UnfitException("");
  }

  private static String hex(int type) {
    return String.format(Locale.ROOT, "0X%02X", type);
  }

  @Override
  public List<Candidate> candidates(String begun, Surroundings surroundings) {
    return List.of(new Candidate("DATA", ""), new Candidate("ACK", ""));
  }
}
