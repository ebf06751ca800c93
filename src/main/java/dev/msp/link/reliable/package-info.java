/**
 * The MSP/3 link as a machine without I/O: greeting, key exchange, a reliable stream of records
 * over frames that may be lost, messages and channels on it. Source: MSP protocol, section 4.
 *
 * <p>May use: {@code link}, {@code frame}. Cryptography is handed in as {@link
 * dev.msp.link.reliable.KeyExchange}.
 */
@NullMarked
package dev.msp.link.reliable;

import org.jspecify.annotations.NullMarked;
