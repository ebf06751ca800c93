/**
 * Payload protection: the classic password mode (AES-256-CBC), the handshake and the sealed frames
 * of MSP/3, keys and what people compare of them, and the type in which secrets are held.
 *
 * <p>May use: {@code frame}.
 */
@NullMarked
package dev.msp.crypto;

import org.jspecify.annotations.NullMarked;
