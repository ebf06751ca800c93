package dev.msp.command.record;

import dev.msp.frame.Bytes;

/**
 * Something that came and that nobody expected by hand.
 *
 * @param on the session
 * @param seq number of the event that brought it, or its last byte
 * @param micros when it was there, microseconds since 1970-01-01T00:00:00Z
 * @param message whether it is a message; else bytes in no frame
 * @param content what came
 */
record Arrival(Heard on, long seq, long micros, boolean message, Bytes content) {}
