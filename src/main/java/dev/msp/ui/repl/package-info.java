/**
 * The line prompt: what is typed is run by the command language, what happens meanwhile is shown
 * above the prompt. The only user of JLine's reader.
 *
 * <p>May use: {@code command}, {@code script}, {@code capture}, {@code session}, {@code frame},
 * {@code ui.terminal}.
 */
@NullMarked
package dev.msp.ui.repl;

import org.jspecify.annotations.NullMarked;
