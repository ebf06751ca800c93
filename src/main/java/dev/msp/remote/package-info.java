/**
 * Remote control over an MSP/3 link: what goes over a channel, the end that runs named commands,
 * and the one that calls for them. Nothing is granted by default.
 *
 * <p>May use: {@code session}, {@code link}, {@code frame}.
 */
@NullMarked
package dev.msp.remote;

import org.jspecify.annotations.NullMarked;
