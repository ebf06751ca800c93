package dev.msp.command;

import dev.msp.transport.Endpoint;

/** Knows what a person may write for an endpoint: also the names of profiles. */
public interface Places {

  /**
   * Reads an endpoint.
   *
   * @throws ArgumentType.UnfitException if it is none
   */
  Endpoint parse(String text) throws ArgumentType.UnfitException;
}
