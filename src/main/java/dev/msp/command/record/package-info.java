/**
 * Recordings: what is done by hand, written as a command file that expects what came.
 *
 * <p>A part of the command language, which may use what that may use.
 */
@NullMarked
package dev.msp.command.record;

import org.jspecify.annotations.NullMarked;
