package dev.msp.command;

import dev.msp.config.Nearest;
import dev.msp.frame.Bytes;
import java.util.Collection;
import java.util.List;

/** The names of macros. */
public final class Macros {

  /** The name of a macro: letters, digits, _ and -. */
  public static final ArgumentType<String> NAME = new NameType();

  private Macros() {}

  /** Returns what most likely was meant by the name of a macro that there is not, as a clause. */
  public static String hint(String name, Collection<String> known) {
    String nearest = Nearest.to(name, known);
    if (!nearest.isEmpty()) {
      return "did you mean " + nearest + "?";
    }
    return known.isEmpty()
        ? "macro " + name + " begins one"
        : "there is " + String.join(", ", known);
  }

  private static final class NameType implements ArgumentType<String> {
    @Override
    public String expected() {
      return "the name of a macro: letters, digits, _ and -";
    }

    @Override
    public String read(Bytes value) throws UnfitException {
      String name = Types.text(value);
      if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
        throw new UnfitException("");
      }
      return name;
    }

    @Override
    public List<Candidate> candidates(String begun, Surroundings surroundings) {
      return surroundings.macros();
    }
  }
}
