/**
 * Serial lines without hardware: pseudo-terminals made from Java, joined in pairs. For tests only;
 * they use nothing of the program, and no other program.
 *
 * <p>What a pseudo-terminal cannot show: modem lines, breaks, parity, and a rate that is wrong.
 */
@NullMarked
package dev.msp.line;

import org.jspecify.annotations.NullMarked;
