/**
 * The plain terminal for a line without frames: what is typed goes out as it is, what comes is
 * shown, and keys behind a prefix do the rest.
 *
 * <p>May use: {@code capture}, {@code session}, {@code link}, {@code frame}, {@code transport},
 * {@code ui.terminal}.
 */
@NullMarked
package dev.msp.ui.raw;

import org.jspecify.annotations.NullMarked;
