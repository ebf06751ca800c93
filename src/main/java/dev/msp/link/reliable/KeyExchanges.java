package dev.msp.link.reliable;

import dev.msp.frame.Bytes;

/** Makes the key exchanges of the links of one end. */
public interface KeyExchanges {

  /**
   * Begins the exchange of one link.
   *
   * @param initiator whether this end sends the first message
   * @param prologue both HELLO payloads, the initiator's first
   * @throws KeyExchange.Failure if there is to be none now
   */
  KeyExchange begin(boolean initiator, Bytes prologue) throws KeyExchange.Failure;
}
