/**
 * The benchmarks: the engine against the same thing in C and on Netty, and one table of the figures
 * beside their goals. {@link dev.msp.bench.Bench} says how to start it.
 *
 * <p>No part of the product: compiled in the Maven profile {@code bench} only. Uses everything.
 */
@NullMarked
package dev.msp.bench;

import org.jspecify.annotations.NullMarked;
