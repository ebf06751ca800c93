/**
 * The byte pipe as an interface, endpoints and their grammar, and the loopback pipe.
 *
 * <p>Uses no other package of the program.
 */
@NullMarked
package dev.msp.transport;

import org.jspecify.annotations.NullMarked;
