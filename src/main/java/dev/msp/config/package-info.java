/**
 * The file of profiles and defaults, msp.conf: its grammar, what it means, and every mistake in it
 * with its place. {@link dev.msp.config.Config} is the way in; msp.conf(5) is for its writers.
 *
 * <p>May use: {@code transport}.
 */
@NullMarked
package dev.msp.config;

import org.jspecify.annotations.NullMarked;
