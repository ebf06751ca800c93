package dev.msp.cli;

import dev.msp.crypto.Secret;
import dev.msp.transport.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and its password: profiles may have one each.
 *
 * @param password null for none
 */
record Target(Endpoint endpoint, @Nullable Secret password) {}
