package dev.msp.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Makes a key of a password by Argon2id (RFC 9106), version 13 hex. The only user of Bouncy Castle,
 * so that no command loads that which asks for no password.
 */
public final class Argon2id {

  /** Bytes of the key. */
  public static final int LENGTH = SymmetricKey.LENGTH;

  private static final long KIB = 1024;

  /** What the library needs beside the memory of the algorithm; measured, rounded up. */
  private static final long REST = 16L << 20;

  private Argon2id() {}

  /**
   * Derives a key; takes a good part of a second.
   *
   * @param password may be closed after this
   * @return 32 bytes
   * @throws HandshakeException if the Java heap is too small for the memory that the cost names
   */
  public static Secret derive(Secret password, Argon2Cost cost) throws HandshakeException {
    check(cost, Runtime.getRuntime().maxMemory());
    byte[] copy = password.copy();
    try {
      return Secret.key(
          hash(
              copy,
              new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                  .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                  .withMemoryAsKB(cost.memory())
                  .withIterations(cost.passes())
                  .withParallelism(cost.lanes())
                  .withSalt(cost.salt().toArray())));
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /** Refuses a cost that the heap cannot hold: running out of memory would end far more. */
  static void check(Argon2Cost cost, long heap) throws HandshakeException {
    long needed = cost.memory() * KIB + REST;
    if (needed > heap) {
      throw new HandshakeException(
          HandshakeException.Reason.COST,
          "the password takes "
              + (needed >> 20)
              + " MiB of memory, but Java may use only "
              + (heap >> 20)
              + "; start it with a greater -Xmx");
    }
  }

  /** Returns 32 bytes; with costs below the limits too, which published vectors have. */
  static byte[] hash(byte[] password, Argon2Parameters.Builder builder) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(builder.build());
    byte[] key = new byte[LENGTH];
    generator.generateBytes(password, key);
    return key;
  }
}
