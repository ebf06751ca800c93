/**
 * TCP: the blocking client pipe and the listener that serves every connection from one selector.
 * The only user of sockets.
 *
 * <p>May use: {@code transport}.
 */
@NullMarked
package dev.msp.transport.tcp;

import org.jspecify.annotations.NullMarked;
