/**
 * Files over an MSP/3 link: what goes over a channel, the directory that receives, the one that is
 * served, and the two ends that work on them. Nothing is granted by default; whoever receives
 * decides.
 *
 * <p>May use: {@code session}, {@code link}, {@code frame}.
 */
@NullMarked
package dev.msp.transfer;

import org.jspecify.annotations.NullMarked;
