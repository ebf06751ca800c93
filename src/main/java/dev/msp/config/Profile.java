package dev.msp.config;

import dev.msp.transport.Endpoint;
import java.util.Optional;

/**
 * A {@code [profile NAME]}: an endpoint with a name.
 *
 * @param name letters of ASCII, digits, and behind them {@code . _ -}; 1 to 64 characters; no text
 *     that is an endpoint by itself
 * @param endpoint with the options that its text and the other keys set; not those of the defaults
 * @param passwordFile the file with its password, as it is written: from {@code /} or {@code ~/} on
 */
public record Profile(String name, Endpoint endpoint, Optional<String> passwordFile) {}
