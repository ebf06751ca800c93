/**
 * The shared frame codec: layout, checksum, incremental decoder and encoder of the MSP frame.
 *
 * <p>Pure: no I/O, no threads, no clock. Uses no other package of the program. The wire is
 * described in msp-protocol(7).
 */
@NullMarked
package dev.msp.frame;

import org.jspecify.annotations.NullMarked;
