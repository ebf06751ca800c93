package dev.msp.config;

/**
 * One line of {@code authorized_peers}.
 *
 * @param who its public key (44 characters of Base64), or the fingerprint of that ({@code SHA256:}
 *     and 43)
 * @param grants what it may do
 * @param line its line, from 1
 */
public record AuthorizedPeer(String who, Grants grants, int line) {}
