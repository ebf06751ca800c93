/**
 * What a prompt must know of the lines that are typed at it: where a block ends, which lines may be
 * remembered, and the file in which they are.
 *
 * <p>A part of the command language, which may use what that may use.
 */
@NullMarked
package dev.msp.command.typed;

import org.jspecify.annotations.NullMarked;
