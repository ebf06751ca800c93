package dev.msp.command;

import dev.msp.frame.Bytes;
import java.util.List;

/**
 * Where a session goes.
 *
 * @param places knows the names of profiles
 */
public record EndpointType(Places places) implements ArgumentType<Place> {

  @Override
  public String expected() {
    return "an endpoint like tcp://127.0.0.1:9009 or serial:/dev/ttyUSB0";
  }

  @Override
  public Place read(Bytes value) throws UnfitException {
    String text = Types.text(value);
    return new Place(text, places.parse(text));
  }

  @Override
  public List<Candidate> candidates(String begun, Surroundings surroundings) {
    return surroundings.endpoints();
  }
}
