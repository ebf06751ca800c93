/**
 * The terminal at which a person sits: raw mode, size, restoring on every way out. With the line
 * prompt the only user of JLine.
 *
 * <p>May use: nothing of the program.
 */
@NullMarked
package dev.msp.ui.terminal;

import org.jspecify.annotations.NullMarked;
