package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * With what a password is made a key: the cost, and a salt. The responder of a link sends it in
 * message 2 (MSP protocol, section 4.3 rule 8), so that a hostile one may ask for anything; what is
 * outside the limits does not come to be. The least is what OWASP's cheat sheet of password storage
 * has.
 *
 * @param memory in KiB, {@value #LEAST_MEMORY} to {@value #MOST_MEMORY}
 * @param passes {@value #LEAST_PASSES} to {@value #MOST_PASSES}
 * @param lanes 1 to {@value #MOST_LANES}
 * @param salt 16 bytes
 */
public record Argon2Cost(int memory, int passes, int lanes, Bytes salt) {

  /** Least memory, in KiB. */
  public static final int LEAST_MEMORY = 19456;

  /** Most memory, in KiB. */
  public static final int MOST_MEMORY = 262144;

  /** Fewest passes. */
  public static final int LEAST_PASSES = 2;

  /** Most passes. */
  public static final int MOST_PASSES = 10;

  /** Most lanes. */
  public static final int MOST_LANES = 4;

  /** Bytes of a salt. */
  public static final int SALT = 16;

  /** Bytes of the form on the wire: m u32, t u8, p u8, salt. */
  public static final int LENGTH = 6 + SALT;

  private static final int USUAL_MEMORY = 65536;
  private static final int USUAL_PASSES = 3;

  /** Checks the limits. */
  public Argon2Cost {
    if (!isAllowed(memory, passes, lanes) || salt.length() != SALT) {
      throw new IllegalArgumentException("The cost of a password is outside the limits.");
    }
  }

  private static boolean isAllowed(int memory, int passes, int lanes) {
    return memory >= LEAST_MEMORY
        && memory <= MOST_MEMORY
        && passes >= LEAST_PASSES
        && passes <= MOST_PASSES
        && lanes >= 1
        && lanes <= MOST_LANES;
  }

  /** Returns the usual cost (64 MiB, 3 passes, 1 lane) with a new salt. */
  public static Argon2Cost usual() {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    return new Argon2Cost(USUAL_MEMORY, USUAL_PASSES, 1, Bytes.copyOf(salt));
  }

  /** Returns the form on the wire. */
  public Bytes encode() {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    buffer.putInt(memory).put((byte) passes).put((byte) lanes).put(salt.toArray());
    return Bytes.copyOf(buffer.array());
  }

  /**
   * Reads the form on the wire.
   *
   * @return empty if that is what came: the responder has no password
   * @throws HandshakeException if it is no such form, or outside the limits
   */
  public static Optional<Argon2Cost> decode(Bytes wire) throws HandshakeException {
    if (wire.isEmpty()) {
      return Optional.empty();
    }
    if (wire.length() != LENGTH) {
      throw refused("in " + wire.length() + " bytes that nobody can read");
    }
    ByteBuffer buffer = ByteBuffer.wrap(wire.toArray());
    int memory = buffer.getInt();
    int passes = buffer.get() & 0xFF;
    int lanes = buffer.get() & 0xFF;
    if (!isAllowed(memory, passes, lanes)) {
      throw refused(
          "of "
              + Integer.toUnsignedString(memory)
              + " KiB, "
              + passes
              + " passes, "
              + lanes
              + " lanes, which is outside the limits");
    }
    return Optional.of(new Argon2Cost(memory, passes, lanes, wire.slice(6, LENGTH)));
  }

  private static HandshakeException refused(String what) {
    return new HandshakeException(
        HandshakeException.Reason.COST, "the peer names a cost of the password " + what);
  }
}
