/**
 * COM ports: finding them, telling them apart, and opening them. The only user of jSerialComm.
 *
 * <p>May use: {@code transport}.
 */
@NullMarked
package dev.msp.transport.serial;

import org.jspecify.annotations.NullMarked;
