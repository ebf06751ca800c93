package dev.msp.session;

import dev.msp.link.reliable.ReliableConfig;

/**
 * How a session speaks MSP/3.
 *
 * @param config how its link behaves
 * @param channels takes the channels that the peer opens
 */
public record ReliablePlan(ReliableConfig config, ChannelHandler channels) {}
