package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the standards, for what wraps the JDK's primitives. */
class PrimitivesTest {

  @ParameterizedTest
  @CsvSource({
    "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
        + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
        + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
    // its point has the highest bit set
    "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
        + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
        + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
  })
  void agreesAsRfc7748Section52(String scalar, String u, String expected)
      throws HandshakeException {
    assertThat(agree(Bytes.hex(scalar), Bytes.hex(u))).isEqualTo(Bytes.hex(expected));
  }

  private static Bytes agree(Bytes scalar, Bytes u) throws HandshakeException {
    return Bytes.copyOf(X25519.agree(scalar.toArray(), u.toArray()));
  }

  @Test
  void agreesAThousandTimesAsRfc7748Section52() throws HandshakeException {
    byte[] k = new byte[32];
    k[0] = 9;
    byte[] u = k.clone();
    for (int i = 0; i < 1000; i++) {
      byte[] next = X25519.agree(k, u);
      u = k;
      k = next;
    }
    assertThat(Bytes.copyOf(k).toHex())
        .isEqualTo("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
  }

  @Test
  void bothEndsAgreeAsRfc7748Section61() throws HandshakeException {
    Bytes alice = Bytes.hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    Bytes bob = Bytes.hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    Bytes ofAlice = publicKey(alice);
    Bytes ofBob = publicKey(bob);

    assertThat(ofAlice.toHex())
        .isEqualTo("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    assertThat(ofBob.toHex())
        .isEqualTo("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    String shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
    assertThat(agree(alice, ofBob).toHex()).isEqualTo(shared);
    assertThat(agree(bob, ofAlice).toHex()).isEqualTo(shared);
  }

  private static Bytes publicKey(Bytes privateKey) {
    return Identity.of(privateKey.toArray()).publicKey().key();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080"
      })
  void aKeyOfSmallOrderIsRefused(String key) {
    byte[] own = new byte[32];
    Arrays.fill(own, (byte) 7);
    assertThatThrownBy(() -> X25519.agree(own, Bytes.hex(key).toArray()))
        .isInstanceOfSatisfying(
            HandshakeException.class,
            e -> assertThat(e.reason()).isEqualTo(HandshakeException.Reason.WEAK_KEY));
  }

  @Test
  void opensAndSealsTheExampleOfRfc8439AppendixA5() {
    Bytes ad = Bytes.hex("f33388860000000000004e91");
    Bytes sealed =
        Bytes.hex(
            "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb2"
                + "4c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf"
                + "332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855"
                + "9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4"
                + "b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523e"
                + "af4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a"
                + "0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a10"
                + "49e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29"
                + "a6ad5cb4022b02709beead9d67890cbb22392336fea1851f38");
    String text =
        "Internet-Drafts are draft documents valid for a maximum of six months and may be updated,"
            + " replaced, or obsoleted by other documents at any time. It is inappropriate to use"
            + " Internet-Drafts as reference material or to cite them other than as"
            + " /\u201cwork in progress./\u201d";
    byte[] key =
        Bytes.hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0").toArray();
    ChaChaPoly cipher = new ChaChaPoly(new SymmetricKey(key));
    byte[] array = ad.plus(sealed).toArray();
    byte[] out = new byte[sealed.length() - ChaChaPoly.TAG];
    long nonce = 0x0807060504030201L;

    assertThat(cipher.open(nonce, array, 0, ad.length(), sealed.length(), out, 0)).isTrue();
    assertThat(out).isEqualTo(text.getBytes(StandardCharsets.UTF_8));

    System.arraycopy(out, 0, array, ad.length(), out.length);
    cipher.seal(nonce, array, 0, ad.length(), out.length);
    assertThat(Bytes.copyOf(array)).isEqualTo(ad.plus(sealed));
  }

  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b,4869205468657265,"
        + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665,7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcdcd,"
        + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
  })
  void authenticatesAsRfc4231(String key, String data, String expected) {
    // HMAC fills a key up with zeros itself (RFC 2104), so a shorter one may be.
    byte[] whole = Arrays.copyOf(Bytes.hex(key).toArray(), SymmetricKey.LENGTH);
    assertThat(Bytes.copyOf(SymmetricState.hmac(whole, Bytes.hex(data).toArray())).toHex())
        .isEqualTo(expected);
  }
}
