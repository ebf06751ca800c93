/**
 * Payload protection: the classic password mode (AES-256-CBC), and the type in which secrets are
 * held.
 *
 * <p>May use: {@code frame}.
 */
@NullMarked
package dev.msp.crypto;

import org.jspecify.annotations.NullMarked;
