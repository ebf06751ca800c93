package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Bytes;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password becomes a key, at a cost that a peer cannot choose freely. */
class Argon2idTest {

  private static final Bytes SALT = Bytes.hex("000102030405060708090a0b0c0d0e0f");

  private static byte[] repeated(int value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void theLibraryMakesTheTagOfRfc9106Section53() {
    Argon2Parameters.Builder builder =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(repeated(2, 16))
            .withSecret(repeated(3, 8))
            .withAdditional(repeated(4, 12));

    assertThat(Bytes.copyOf(Argon2id.hash(repeated(1, 32), builder)).toHex())
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void passwordAndSaltAndCostMakeTheKey() throws HandshakeException {
    Secret key = derive("one", new Argon2Cost(19456, 2, 1, SALT));

    assertThat(key.matches(derive("one", new Argon2Cost(19456, 2, 1, SALT)))).isTrue();
    assertThat(key.matches(derive("two", new Argon2Cost(19456, 2, 1, SALT)))).isFalse();
    assertThat(key.matches(derive("one", new Argon2Cost(19457, 2, 1, SALT)))).isFalse();
    assertThat(key.matches(derive("one", new Argon2Cost(19456, 3, 1, SALT)))).isFalse();
    assertThat(key.matches(derive("one", new Argon2Cost(19456, 2, 2, SALT)))).isFalse();
    Bytes salt = Bytes.copyOf(repeated(1, 16));
    assertThat(key.matches(derive("one", new Argon2Cost(19456, 2, 1, salt)))).isFalse();
  }

  private static Secret derive(String password, Argon2Cost cost) throws HandshakeException {
    return Argon2id.derive(Secret.password(password.toCharArray()), cost);
  }

  @Test
  void theUsualCostIs64MiBAnd3PassesWithANewSaltEachTime() {
    Argon2Cost cost = Argon2Cost.usual();

    assertThat(cost).isEqualTo(new Argon2Cost(65536, 3, 1, cost.salt()));
    assertThat(cost.salt()).isNotEqualTo(Argon2Cost.usual().salt());
  }

  @Test
  void theFormOnTheWireIsMemoryPassesLanesSalt() throws HandshakeException {
    Bytes wire = Bytes.hex("00010000" + "03" + "01").plus(SALT);

    assertThat(new Argon2Cost(65536, 3, 1, SALT).encode()).isEqualTo(wire);
    assertThat(Argon2Cost.decode(wire)).contains(new Argon2Cost(65536, 3, 1, SALT));
    assertThat(Argon2Cost.decode(Bytes.EMPTY)).as("no password").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"00004c00,02,01", "00040000,0a,04"})
  void theLimitsThemselvesAreTaken(String memory, String passes, String lanes)
      throws HandshakeException {
    assertThat(Argon2Cost.decode(Bytes.hex(memory + passes + lanes).plus(SALT))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "00004bff,02,01",
    "00040001,02,01",
    "ffffffff,02,01",
    "00000000,02,01",
    "80010000,03,01",
    "00010000,01,01",
    "00010000,00,01",
    "00010000,0b,01",
    "00010000,ff,01",
    "00010000,03,00",
    "00010000,03,05",
    "00010000,03,ff"
  })
  void whatAHostilePeerAsksForIsRefused(String memory, String passes, String lanes) {
    Bytes wire = Bytes.hex(memory + passes + lanes).plus(SALT);

    assertThatExceptionOfType(HandshakeException.class)
        .isThrownBy(() -> Argon2Cost.decode(wire))
        .withMessageEndingWith("which is outside the limits")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(HandshakeException.Reason.COST));
  }

  @Test
  void anotherLengthIsRefused() {
    Bytes wire = new Argon2Cost(65536, 3, 1, SALT).encode();
    for (int length = 1; length < wire.length(); length++) {
      Bytes shorter = wire.slice(0, length);
      assertThatExceptionOfType(HandshakeException.class)
          .isThrownBy(() -> Argon2Cost.decode(shorter));
    }
    Bytes longer = wire.plus(SALT);
    assertThatExceptionOfType(HandshakeException.class).isThrownBy(() -> Argon2Cost.decode(longer));
  }

  @Test
  void noCostOutsideTheLimitsComesToBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(19455, 2, 1, SALT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Argon2Cost(65536, 3, 1, SALT.slice(0, 15)));
  }

  @Test
  void aHeapThatIsTooSmallIsSaidBeforeItIsFull() throws HandshakeException {
    Argon2Cost cost = new Argon2Cost(262144, 2, 1, SALT);

    assertThatExceptionOfType(HandshakeException.class)
        .isThrownBy(() -> Argon2id.check(cost, 256L << 20))
        .withMessageContaining("272 MiB of memory, but Java may use only 256");
    Argon2id.check(cost, 272L << 20);
  }
}
