package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one handshake of MSP/3, {@code Noise_XXpsk3_25519_ChaChaPoly_SHA256} (MSP protocol, section
 * 4.3 rule 8; Noise revision 34), as a machine without I/O.
 *
 * <pre>
 *   initiator   write 1 ── read 2 ── remoteKey, password ── write 3 ── split
 *   responder   read 1 ── write 2 ── password ── read 3 ── remoteKey ── split
 * </pre>
 *
 * <p>The initiator must judge {@link #remoteKey} before it writes message 3, which shows its own
 * key to whoever holds the other. Whatever fails ends the handshake for good: everything is wiped,
 * and only {@link #close} may follow. Not safe for use by several threads.
 */
public final class NoiseHandshake implements AutoCloseable {

  /** Longest message of Noise, in bytes (section 3); a NOISE frame holds less. */
  public static final int LONGEST = 65535;

  /** The patterns whose published vectors this machine is checked with; the first is a test's. */
  enum Pattern {
    /** Without a password: as most vectors are. */
    XX("Noise_XX_25519_ChaChaPoly_SHA256"),
    /** The pattern of MSP/3. */
    XX_PSK3("Noise_XXpsk3_25519_ChaChaPoly_SHA256");

    private final String protocolName;

    Pattern(String protocolName) {
      this.protocolName = protocolName;
    }
  }

  private enum Token {
    E,
    S,
    EE,
    ES,
    SE,
    PSK
  }

  private static final List<List<Token>> MESSAGES =
      List.of(
          List.of(Token.E),
          List.of(Token.E, Token.EE, Token.S, Token.ES),
          List.of(Token.S, Token.SE, Token.PSK));

  private final boolean initiator;
  private final boolean hasPsk;
  private final SymmetricState state;
  private final Identity own;
  private final Identity ephemeral;
  private @Nullable Bytes remoteStatic;
  private @Nullable Bytes remoteEphemeral;
  private @Nullable Secret psk;
  private int messages;
  private boolean ended;

  /**
   * Takes the ephemeral key, which only published vectors give.
   *
   * @param ephemeral is taken over
   */
  NoiseHandshake(
      Pattern pattern, boolean initiator, Identity own, Identity ephemeral, Bytes prologue) {
    this.initiator = initiator;
    this.own = own.duplicate();
    this.ephemeral = ephemeral;
    hasPsk = pattern == Pattern.XX_PSK3;
    state = new SymmetricState(pattern.protocolName.getBytes(StandardCharsets.US_ASCII));
    state.mixHash(prologue.toArray());
  }

  /**
   * Begins the handshake of the end that speaks first.
   *
   * @param own may be closed once this exists
   * @param prologue what both must have seen alike: the payloads of the HELLO and its answer
   */
  public static NoiseHandshake initiator(Identity own, Bytes prologue) {
    return new NoiseHandshake(Pattern.XX_PSK3, true, own, Identity.generate(), prologue);
  }

  /** Begins the handshake of the end that answers; see {@link #initiator}. */
  public static NoiseHandshake responder(Identity own, Bytes prologue) {
    return new NoiseHandshake(Pattern.XX_PSK3, false, own, Identity.generate(), prologue);
  }

  /**
   * Chooses that message 3 holds without a password: the keys alone vouch for both ends (STEP 03).
   */
  public void withoutPassword() {
    choose(Secret.key(new byte[SymmetricKey.LENGTH]));
  }

  /**
   * Chooses that message 3 holds only where both have the same password (STEP 83 hex).
   *
   * @param derived what {@link Argon2id} made of it, 32 bytes; may be closed after this
   */
  public void withPassword(Secret derived) {
    if (derived.length() != SymmetricKey.LENGTH) {
      throw new IllegalArgumentException("The key of a password has 32 bytes.");
    }
    choose(Secret.key(derived.copy()));
  }

  private void choose(Secret chosen) {
    requireGoing();
    if (psk != null) {
      psk.close();
    }
    psk = chosen;
  }

  /**
   * Makes the next message.
   *
   * @param payload in message 1 anybody can read it who sees the frame, in message 2 anybody who
   *     answers
   * @throws HandshakeException if the peer's key is of small order
   * @throws IllegalStateException if it is the peer's turn, the handshake is over, or nothing was
   *     chosen for message 3
   */
  public Bytes write(Bytes payload) throws HandshakeException {
    requireTurn(messages % 2 == (initiator ? 0 : 1));
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try {
      for (Token token : MESSAGES.get(messages)) {
        switch (token) {
          case E -> message.writeBytes(ephemeralKey(ephemeral.publicKey().key()));
          case S -> message.writeBytes(state.encryptAndHash(own.publicKey().key().toArray()));
          default -> mix(token);
        }
      }
      message.writeBytes(state.encryptAndHash(payload.toArray()));
    } catch (HandshakeException e) {
      close();
      throw e;
    }
    if (message.size() > LONGEST) {
      close();
      throw new IllegalArgumentException("A message of Noise has at most 65535 bytes.");
    }
    messages++;
    return Bytes.copyOf(message.toByteArray());
  }

  /**
   * Reads the next message.
   *
   * @return its payload
   * @throws HandshakeException if it is too short, a tag in it is wrong, or a key is of small order
   * @throws IllegalStateException if it is our turn, the handshake is over, or nothing was chosen
   *     for message 3
   */
  public Bytes read(Bytes message) throws HandshakeException {
    requireTurn(messages % 2 == (initiator ? 1 : 0));
    int at = 0;
    try {
      for (Token token : MESSAGES.get(messages)) {
        if (token == Token.E) {
          remoteEphemeral = part(message, at, X25519.LENGTH);
          ephemeralKey(remoteEphemeral);
          at += X25519.LENGTH;
        } else if (token == Token.S) {
          int length = X25519.LENGTH + state.overhead();
          byte[] sealed = part(message, at, length).toArray();
          remoteStatic = Bytes.copyOf(state.decryptAndHash(sealed));
          at += length;
        } else {
          mix(token);
        }
      }
      byte[] rest = part(message, at, message.length() - at).toArray();
      Bytes payload = Bytes.copyOf(state.decryptAndHash(rest));
      messages++;
      return payload;
    } catch (HandshakeException e) {
      close();
      throw e;
    }
  }

  private static Bytes part(Bytes message, int at, int length) throws HandshakeException {
    if (message.length() > LONGEST || length < 0 || message.length() - at < length) {
      throw new HandshakeException(
          HandshakeException.Reason.TRUNCATED,
          "a handshake message has " + message.length() + " bytes, which is not its length");
    }
    return message.slice(at, at + length);
  }

  /** With a psk the ephemeral keys are mixed into the key too (section 9.2). */
  private byte[] ephemeralKey(Bytes key) {
    state.mixHash(key.toArray());
    if (hasPsk) {
      state.mixKey(key.toArray());
    }
    return key.toArray();
  }

  private void mix(Token token) throws HandshakeException {
    if (token == Token.PSK) {
      if (hasPsk) {
        state.mixKeyAndHash(chosen().copy());
      }
      return;
    }
    // The first letter is the initiator's key, the second the responder's.
    boolean ours = token == Token.EE || (token == Token.ES) == initiator;
    boolean theirs = token == Token.EE || (token == Token.SE) == initiator;
    Bytes peer = theirs ? remoteEphemeral : remoteStatic;
    if (peer == null) {
      throw new IllegalStateException("The pattern uses a key before it was sent.");
    }
    state.mixKey((ours ? ephemeral : own).agree(peer));
  }

  private Secret chosen() {
    if (psk == null) {
      throw new IllegalStateException("Nobody chose whether there is a password.");
    }
    return psk;
  }

  /**
   * Returns the peer's key: to the initiator from message 2 on, to the responder from message 3.
   *
   * @throws IllegalStateException before
   */
  public PeerKey remoteKey() {
    if (remoteStatic == null || messages < (initiator ? 2 : MESSAGES.size())) {
      throw new IllegalStateException("The peer has not shown its key.");
    }
    return new PeerKey(remoteStatic);
  }

  /**
   * Returns the handshake hash, which no other handshake has.
   *
   * @throws IllegalStateException before message 3
   */
  public Bytes hash() {
    requireDone();
    return Bytes.copyOf(state.hash());
  }

  /** Returns whether all three messages were exchanged. */
  public boolean isDone() {
    return messages == MESSAGES.size();
  }

  /**
   * Returns the keys of the link, and closes the handshake.
   *
   * @throws IllegalStateException before message 3, or a second time
   */
  public LinkKeys split() {
    requireDone();
    requireGoing();
    SymmetricKey[] keys = state.split();
    close();
    return new LinkKeys(
        new FrameSealer(keys[initiator ? 0 : 1]), new FrameOpener(keys[initiator ? 1 : 0]));
  }

  private void requireTurn(boolean ours) {
    requireGoing();
    if (isDone() || !ours) {
      throw new IllegalStateException("It is not the turn for message " + (messages + 1) + '.');
    }
    if (hasPsk && messages == MESSAGES.size() - 1) {
      chosen();
    }
  }

  private void requireDone() {
    if (!isDone()) {
      throw new IllegalStateException("The handshake is not done.");
    }
  }

  private void requireGoing() {
    if (ended) {
      throw new IllegalStateException("The handshake has ended.");
    }
  }

  /** Wipes all keys; closing twice is harmless. */
  @Override
  public void close() {
    ended = true;
    state.wipe();
    own.close();
    ephemeral.close();
    if (psk != null) {
      psk.close();
    }
  }
}
