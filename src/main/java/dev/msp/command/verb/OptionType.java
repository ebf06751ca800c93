package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Candidate;
import dev.msp.command.Surroundings;
import dev.msp.frame.Bytes;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import java.util.List;

/**
 * The value of an endpoint option: what may stand behind {@code baud=} may stand behind {@code line
 * baud}.
 *
 * @param option which
 * @param expected what a right value looks like
 * @param words what completion offers
 */
record OptionType(EndpointOption option, String expected, List<String> words)
    implements ArgumentType<EndpointOptions> {

  @Override
  public EndpointOptions read(Bytes value) throws UnfitException {
    try {
      return EndpointOptions.NONE.with(option, value.text().orElse(""));
    } catch (EndpointException e) {
      throw new UnfitException("");
    }
  }

  @Override
  public List<Candidate> candidates(String begun, Surroundings surroundings) {
    return words.stream().map(word -> new Candidate(word, "")).toList();
  }
}
