package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity comes back from its file as it was, or not at all. */
class StoredIdentityTest {

  /** Alice of RFC 7748, section 6.1. */
  private static final String TEXT =
      "msp-identity-1\n"
          + "public hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=\n"
          + "private dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=\n";

  /** The least that is allowed. */
  private static final Argon2Cost CHEAP =
      new Argon2Cost(19456, 2, 1, Bytes.copyOf(new byte[Argon2Cost.SALT]));

  private final Identity identity = Identity.generate();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Secret passphrase(String text) {
    return Secret.password(text.toCharArray());
  }

  @Test
  void theFormInClearIsThePublishedPairOfKeys() {
    StoredIdentity stored = StoredIdentity.parse(bytes(TEXT)).orElseThrow();

    assertThat(stored.isSealed()).isFalse();
    assertThat(stored.open().publicKey()).isEqualTo(stored.publicKey());
    assertThat(new String(stored.encode(), StandardCharsets.US_ASCII)).isEqualTo(TEXT);
    assertThat(new String(StoredIdentity.of(stored.open()).encode(), StandardCharsets.US_ASCII))
        .isEqualTo(TEXT);
  }

  @Test
  void noCharacterOfTheFormInClearCanBeChangedUnnoticed() {
    StoredIdentity whole = StoredIdentity.parse(bytes(TEXT)).orElseThrow();
    for (int i = 0; i < TEXT.length(); i++) {
      byte[] damaged = bytes(TEXT);
      damaged[i] ^= 4;
      // a bit that X25519 sets itself, whatever it was, is no part of the key
      assertThat(StoredIdentity.parse(damaged).map(StoredIdentity::publicKey))
          .as("character %d", i)
          .satisfiesAnyOf(
              found -> assertThat(found).isEmpty(),
              found -> assertThat(found).contains(whole.publicKey()));
    }
  }

  @Test
  void thePassphraseOpensTheSealedFormAndNoOtherDoes() throws HandshakeException {
    byte[] text = StoredIdentity.sealed(identity, passphrase("open sesame"), CHEAP).encode();
    assertThat(new String(text, StandardCharsets.US_ASCII))
        .startsWith(
            "msp-identity-1\npublic " + identity.publicKey().text() + "\nsealed 19456 2 1 ");
    StoredIdentity stored = StoredIdentity.parse(text).orElseThrow();

    assertThat(stored.isSealed()).isTrue();
    assertThat(stored.publicKey()).isEqualTo(identity.publicKey());
    assertThat(stored.open(passphrase("open barley"))).isEmpty();
    assertThat(stored.open(passphrase("open sesame")).orElseThrow().copy())
        .isEqualTo(identity.copy());
    assertThatIllegalStateException().isThrownBy(stored::open);
  }

  @Test
  void aSealedKeyOfAnotherPublicKeyDoesNotOpen() throws HandshakeException {
    String text =
        new String(
            StoredIdentity.sealed(identity, passphrase("x"), CHEAP).encode(),
            StandardCharsets.US_ASCII);
    String other =
        text.replace(identity.publicKey().text(), Identity.generate().publicKey().text());

    assertThat(StoredIdentity.parse(bytes(other)).orElseThrow().open(passphrase("x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "msp-identity-1\n",
        "msp-identity-2\npublic hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=\n"
            + "private dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=\n",
        "msp-identity-1\npublic AAAA\nprivate AAAA\n",
        "msp-identity-1\npublic hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=\n"
            + "sealed 4000000 3 1 AAAAAAAAAAAAAAAAAAAAAA== AAAA\n",
        "msp-identity-1\npublic hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=\n"
            + "sealed 65536 3 1 AAAAAAAAAAAAAAAAAAAAAA== AAAA\n",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
      })
  void whatIsNoIdentityIsNone(String text) {
    assertThat(StoredIdentity.parse(bytes(text))).isEmpty();
  }

  @Test
  void theTextIsWipedWhenItIsRead() {
    byte[] text = bytes(TEXT);
    StoredIdentity.parse(text);

    assertThat(text).containsOnly(0);
  }
}
