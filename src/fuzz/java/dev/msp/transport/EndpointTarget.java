package dev.msp.transport;

import java.nio.charset.StandardCharsets;

/** Fuzzes the grammar of endpoints: one that is right is written as it would be read. */
public final class EndpointTarget {

  private EndpointTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Endpoint endpoint;
    try {
      endpoint = EndpointParser.parse(new String(input, StandardCharsets.UTF_8));
    } catch (EndpointException e) {
      return; // so it is none
    }
    try {
      if (!EndpointParser.parse(endpoint.toString()).equals(endpoint)) {
        throw new AssertionError(endpoint + " is read as another one");
      }
    } catch (EndpointException e) {
      throw new AssertionError(endpoint + " cannot be read", e);
    }
  }
}
