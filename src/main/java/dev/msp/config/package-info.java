/**
 * The file of profiles and defaults, msp.conf: its grammar, what it means, and every mistake in it
 * with its place. {@link dev.msp.config.Config} is the way in; msp.conf(5) is for its writers.
 *
 * <p>Beside it the files that say who is trusted: the identity, the peers that are known, and what
 * peers may do. Keys are text here; what they mean is known to {@code crypto}.
 *
 * <p>May use: {@code transport}.
 */
@NullMarked
package dev.msp.config;

import org.jspecify.annotations.NullMarked;
