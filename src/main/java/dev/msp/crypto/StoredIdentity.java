package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An identity as it stands in a file: text of two lines below a heading, in clear or under a
 * passphrase.
 *
 * <pre>
 *   msp-identity-1
 *   public KEY
 *   private KEY                              or
 *   sealed MEMORY PASSES LANES SALT BOX
 * </pre>
 *
 * <p>Keys, salt and box are Base64. The box is the private key under ChaCha20-Poly1305 with what
 * Argon2id makes of the passphrase, which the salt makes a key of this one file; so its nonce is
 * zero. The public key is the additional data, and tells whether the private one is damaged.
 */
public final class StoredIdentity implements AutoCloseable {

  private static final String HEADING = "msp-identity-1";
  private static final String PUBLIC = "public";
  private static final String PRIVATE = "private";
  private static final String SEALED = "sealed";
  private static final int CLEAR_WORDS = 5;
  private static final int SEALED_WORDS = 9;

  private final PeerKey publicKey;
  private final Optional<Argon2Cost> cost;

  /** The private key, or the box. */
  private final Secret content;

  private StoredIdentity(PeerKey publicKey, Optional<Argon2Cost> cost, Secret content) {
    this.publicKey = publicKey;
    this.cost = cost;
    this.content = content;
  }

  /** Makes the form in clear. */
  public static StoredIdentity of(Identity identity) {
    return new StoredIdentity(identity.publicKey(), Optional.empty(), Secret.key(identity.copy()));
  }

  /**
   * Makes the form under a passphrase.
   *
   * @throws HandshakeException if the Java heap is too small for the usual cost
   */
  public static StoredIdentity sealed(Identity identity, Secret passphrase)
      throws HandshakeException {
    return sealed(identity, passphrase, Argon2Cost.usual());
  }

  static StoredIdentity sealed(Identity identity, Secret passphrase, Argon2Cost cost)
      throws HandshakeException {
    byte[] array = boxed(identity.publicKey(), identity.copy(), ChaChaPoly.TAG);
    ChaChaPoly cipher = cipher(passphrase, cost);
    cipher.seal(0, array, 0, PeerKey.LENGTH, X25519.LENGTH);
    cipher.wipe();
    byte[] box = Arrays.copyOfRange(array, PeerKey.LENGTH, array.length);
    return new StoredIdentity(identity.publicKey(), Optional.of(cost), Secret.key(box));
  }

  private static ChaChaPoly cipher(Secret passphrase, Argon2Cost cost) throws HandshakeException {
    try (Secret key = Argon2id.derive(passphrase, cost)) {
      return new ChaChaPoly(new SymmetricKey(key.copy()));
    }
  }

  /** Returns the public key, what follows it, and room; wipes the latter. */
  private static byte[] boxed(PeerKey publicKey, byte[] content, int room) {
    byte[] array = Arrays.copyOf(publicKey.key().toArray(), PeerKey.LENGTH + content.length + room);
    System.arraycopy(content, 0, array, PeerKey.LENGTH, content.length);
    Arrays.fill(content, (byte) 0);
    return array;
  }

  /** Returns the public key, which needs no passphrase. */
  public PeerKey publicKey() {
    return publicKey;
  }

  /** Returns whether it takes a passphrase to open it. */
  public boolean isSealed() {
    return cost.isPresent();
  }

  /**
   * Returns the identity of a form in clear.
   *
   * @throws IllegalStateException if it is under a passphrase
   */
  public Identity open() {
    if (isSealed()) {
      throw new IllegalStateException("It is under a passphrase.");
    }
    return Identity.of(content.copy());
  }

  /**
   * Returns the identity of a form under a passphrase; empty if that is another one, or the box is
   * damaged.
   *
   * @throws HandshakeException if the Java heap is too small for the cost
   */
  public Optional<Identity> open(Secret passphrase) throws HandshakeException {
    byte[] array = boxed(publicKey, content.copy(), 0);
    byte[] privateKey = new byte[X25519.LENGTH];
    ChaChaPoly cipher = cipher(passphrase, cost.orElseThrow());
    int length = array.length - PeerKey.LENGTH;
    boolean genuine = cipher.open(0, array, 0, PeerKey.LENGTH, length, privateKey, 0);
    cipher.wipe();
    return genuine ? Optional.of(Identity.of(privateKey)) : Optional.empty();
  }

  /** Returns the text; the caller wipes it. */
  public byte[] encode() {
    String heading = HEADING + '\n' + PUBLIC + ' ' + publicKey.text() + '\n';
    String kind =
        cost.map(
                c ->
                    SEALED
                        + ' '
                        + c.memory()
                        + ' '
                        + c.passes()
                        + ' '
                        + c.lanes()
                        + ' '
                        + Base64.getEncoder().encodeToString(c.salt().toArray())
                        + ' ')
            .orElse(PRIVATE + ' ');
    byte[] front = (heading + kind).getBytes(StandardCharsets.US_ASCII);
    byte[] copy = content.copy();
    byte[] encoded = Base64.getEncoder().encode(copy);
    byte[] text = Arrays.copyOf(front, front.length + encoded.length + 1);
    System.arraycopy(encoded, 0, text, front.length, encoded.length);
    text[text.length - 1] = '\n';
    Arrays.fill(copy, (byte) 0);
    Arrays.fill(encoded, (byte) 0);
    return text;
  }

  /**
   * Reads the text.
   *
   * @param text is wiped by this method
   * @return empty if it is no such text, or was damaged as far as can be told without a passphrase
   */
  public static Optional<StoredIdentity> parse(byte[] text) {
    List<byte[]> words = words(text);
    try {
      return understand(words);
    } catch (IllegalArgumentException e) { // no number, no Base64, or outside its limits
      return Optional.empty();
    } finally {
      words.forEach(word -> Arrays.fill(word, (byte) 0));
      Arrays.fill(text, (byte) 0);
    }
  }

  private static Optional<StoredIdentity> understand(List<byte[]> words) {
    boolean sealed = words.size() == SEALED_WORDS;
    if ((!sealed && words.size() != CLEAR_WORDS)
        || !is(HEADING, words.get(0))
        || !is(PUBLIC, words.get(1))
        || !is(sealed ? SEALED : PRIVATE, words.get(3))) {
      return Optional.empty();
    }
    PeerKey publicKey = new PeerKey(Bytes.copyOf(Base64.getDecoder().decode(words.get(2))));
    Secret content = Secret.key(Base64.getDecoder().decode(words.get(words.size() - 1)));
    StoredIdentity stored =
        new StoredIdentity(
            publicKey, sealed ? Optional.of(cost(words)) : Optional.empty(), content);
    boolean whole =
        sealed
            ? content.length() == X25519.LENGTH + ChaChaPoly.TAG
            : stored.open().publicKey().equals(publicKey);
    return whole ? Optional.of(stored) : Optional.empty();
  }

  private static Argon2Cost cost(List<byte[]> words) {
    return new Argon2Cost(
        number(words.get(4)),
        number(words.get(5)),
        number(words.get(6)),
        Bytes.copyOf(Base64.getDecoder().decode(words.get(7))));
  }

  private static int number(byte[] word) {
    return Integer.parseInt(new String(word, StandardCharsets.US_ASCII));
  }

  private static boolean is(String expected, byte[] word) {
    return Arrays.equals(expected.getBytes(StandardCharsets.US_ASCII), word);
  }

  /** Cuts at blanks and line ends; never a text, for one of the words is the key. */
  private static List<byte[]> words(byte[] text) {
    List<byte[]> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == ' ' || text[i] == '\n' || text[i] == '\r') {
        if (i > from) {
          words.add(Arrays.copyOfRange(text, from, i));
        }
        from = i + 1;
      }
    }
    return words;
  }

  /** Wipes what it holds; closing twice is harmless. */
  @Override
  public void close() {
    content.close();
  }
}
