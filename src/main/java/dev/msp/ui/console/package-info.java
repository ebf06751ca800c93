/**
 * The full-screen console, and the only user of Lanterna, which draws on a {@link
 * dev.msp.ui.terminal.Terminal}. One thread draws and handles keys; every key is bound to a command
 * of the language.
 *
 * <p>May use command, script, capture, session, frame and ui.terminal.
 */
@NullMarked
package dev.msp.ui.console;

import org.jspecify.annotations.NullMarked;
