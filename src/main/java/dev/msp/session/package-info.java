/**
 * A link run over a transport: state, reconnect, deliveries, the journal of events, and the manager
 * that owns all sessions.
 *
 * <p>May use: {@code link}, {@code crypto}, {@code frame}, {@code transport}.
 */
@NullMarked
package dev.msp.session;

import org.jspecify.annotations.NullMarked;
