package dev.msp.config;

import java.time.Instant;

/**
 * One line of {@code known_peers}.
 *
 * @param name where the peer is met: host:port as typed, or the name of a profile or port
 * @param key its public key: 44 characters of Base64
 * @param firstSeen when that was accepted
 * @param line its line, from 1
 */
public record KnownPeer(String name, String key, Instant firstSeen, int line) {}
