package dev.msp.command;

import dev.msp.transport.Endpoint;

/**
 * An endpoint, and how it was written.
 *
 * @param text as it was written: also the name of a profile
 * @param endpoint where that leads
 */
public record Place(String text, Endpoint endpoint) {}
