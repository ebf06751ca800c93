/**
 * What is shown and kept of a session: safe printing of foreign text, hex dump, text lines and JSON
 * lines.
 *
 * <p>May use: {@code session}, {@code frame}.
 */
@NullMarked
package dev.msp.capture;

import org.jspecify.annotations.NullMarked;
