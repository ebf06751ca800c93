package dev.msp.cli;

import dev.msp.link.reliable.Hello;
import dev.msp.session.ChannelHandler;
import dev.msp.session.SealPlan;
import org.jspecify.annotations.Nullable;

/**
 * How one end of an MSP/3 link is to be protected.
 *
 * @param security what it demands
 * @param plan with what it seals; null if it never does
 * @param channels takes the channels that peers open
 */
record Sealing(Hello.Security security, @Nullable SealPlan plan, ChannelHandler channels) {

  /** Clear links, on which nobody knows who the other is, and messages only. */
  static final Sealing NONE = new Sealing(Hello.Security.CLEAR, null, ChannelHandler.REFUSING);

  /** Returns the same with somebody who takes channels. */
  Sealing taking(ChannelHandler handler) {
    return new Sealing(security, plan, handler);
  }
}
