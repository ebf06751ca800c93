package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.util.Arrays;

/** Fuzzes what a stranger sends before there are keys, and the file with the own key. */
public final class HandshakeTarget {

  private static final Identity OWN = Identity.of(new byte[X25519.LENGTH]);

  private HandshakeTarget() {}

  /**
   * Called by Jazzer.
   *
   * @param input a byte that chooses what the rest is: a first or second message of the handshake,
   *     the cost of a passphrase, or an identity file
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Bytes rest = Bytes.copyOf(input, 1, input.length - 1);
    try {
      switch (input[0] & 3) {
        case 0 -> first(rest);
        case 1 -> second(rest);
        case 2 -> Argon2Cost.decode(rest);
        default -> stored(rest.toArray());
      }
    } catch (HandshakeException e) {
      // refused: that is right for nearly everything
    }
  }

  private static void first(Bytes message) throws HandshakeException {
    try (NoiseHandshake noise = NoiseHandshake.responder(OWN, Bytes.EMPTY)) {
      noise.read(message);
      noise.write(Bytes.EMPTY);
    }
  }

  private static void second(Bytes message) throws HandshakeException {
    try (NoiseHandshake noise = NoiseHandshake.initiator(OWN, Bytes.EMPTY)) {
      noise.write(Bytes.EMPTY);
      noise.read(message);
      throw new AssertionError("a second message that nobody can have made was taken");
    }
  }

  private static void stored(byte[] text) {
    StoredIdentity.parse(text)
        .ifPresent(
            stored -> {
              if (!Arrays.equals(stored.encode(), text)) {
                throw new AssertionError("written otherwise");
              }
            });
  }
}
