/**
 * What two ends do with frames, as state machines without I/O: inputs in, effects out, time handed
 * in. Here lives the classic link (DATA and ACK, one or more in flight).
 *
 * <p>May use: {@code frame}.
 */
@NullMarked
package dev.msp.link;

import org.jspecify.annotations.NullMarked;
