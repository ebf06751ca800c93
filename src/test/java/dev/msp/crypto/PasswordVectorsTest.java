package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Frames of the reference implementation, and the examples of NIST SP 800-38A for AES-256-CBC. */
class PasswordVectorsTest {

  private static final Bytes NIST_KEY =
      Bytes.hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
  private static final Bytes NIST_IV = Bytes.hex("000102030405060708090a0b0c0d0e0f");
  private static final Bytes NIST_PLAIN =
      Bytes.hex(
          "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
              + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
  private static final Bytes NIST_CIPHER =
      Bytes.hex(
          "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
              + "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b");

  @TestFactory
  Stream<DynamicTest> sealsToTheReferencesPayload() {
    return passwordVectors()
        .map(vector -> DynamicTest.dynamicTest(name(vector), () -> sealsAsTheReference(vector)));
  }

  @TestFactory
  Stream<DynamicTest> opensTheReferencesPayload() {
    return passwordVectors()
        .map(vector -> DynamicTest.dynamicTest(name(vector), () -> opensTheReference(vector)));
  }

  @Test
  void allVectorsWithAPasswordAreThere() {
    assertThat(passwordVectors()).hasSize(15);
  }

  @Test
  void nistF25Encrypts() throws GeneralSecurityException {
    Bytes payload = nist().seal(NIST_PLAIN);

    assertThat(payload.slice(0, 80)).isEqualTo(NIST_IV.plus(NIST_CIPHER));
    assertThat(payload.length()).as("one more block, of padding").isEqualTo(96);
  }

  @Test
  void nistF26Decrypts() throws GeneralSecurityException {
    byte[] payload = NIST_IV.plus(NIST_CIPHER).toArray();

    assertThat(Bytes.copyOf(nist().decrypt(payload, 0, payload.length))).isEqualTo(NIST_PLAIN);
  }

  private static void sealsAsTheReference(JsonNode vector) {
    FixedRandom random = new FixedRandom(bytes(vector, "iv").toArray());
    PasswordCipher cipher = PasswordCipher.of(password(vector), random);

    assertThat(cipher.seal(bytes(vector, "plaintext"))).isEqualTo(bytes(vector, "payload"));
  }

  private static void opensTheReference(JsonNode vector) {
    PasswordCipher cipher = PasswordCipher.of(password(vector));

    assertThat(cipher.open(bytes(vector, "payload"))).contains(bytes(vector, "plaintext"));
  }

  private static PasswordCipher nist() throws GeneralSecurityException {
    return new PasswordCipher(NIST_KEY.toArray(), new FixedRandom(NIST_IV.toArray()));
  }

  private static Stream<JsonNode> passwordVectors() {
    try (InputStream file =
        PasswordVectorsTest.class.getResourceAsStream("/vectors/classic.json")) {
      JsonNode valid = new ObjectMapper().readTree(Objects.requireNonNull(file)).get("valid");
      return StreamSupport.stream(valid.spliterator(), false).filter(v -> v.has("password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(JsonNode vector) {
    return vector.get("name").textValue();
  }

  private static Secret password(JsonNode vector) {
    return Secret.password(vector.get("password").textValue().toCharArray());
  }

  private static Bytes bytes(JsonNode vector, String field) {
    return Bytes.copyOf(HexFormat.of().parseHex(vector.get(field).textValue()));
  }
}
