package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The rules of encrypted classic payloads, beyond the published vectors. */
class PasswordCipherTest {

  private static final byte[] KEY = new byte[32];

  private final PasswordCipher cipher = PasswordCipher.of(secret("secret"));

  @Test
  void opensWhatItSealed() {
    for (String text : new String[] {"", "Hello", "暗号化テスト", "x".repeat(1000), "😀\0\u001b"}) {
      Bytes plain = Bytes.utf8(text);

      assertThat(cipher.open(cipher.seal(plain))).contains(plain);
    }
  }

  @Test
  void everyLengthUpTo100SealsToItsSealedLengthAndOpens() {
    for (int length = 0; length <= 100; length++) {
      Bytes plain = Bytes.utf8("p".repeat(length));
      Bytes payload = cipher.seal(plain);

      assertThat(payload.length()).isEqualTo(PasswordCipher.sealedLength(length));
      assertThat(cipher.open(payload)).contains(plain);
    }
  }

  @Test
  void theLargestTextOfAllOpens() {
    Bytes plain = Bytes.utf8("m".repeat(65503));

    assertThat(cipher.open(cipher.seal(plain))).contains(plain);
  }

  @Test
  void sealedLengthIsVectorBlocksAndPadding() {
    assertThat(PasswordCipher.sealedLength(0)).isEqualTo(32);
    assertThat(PasswordCipher.sealedLength(15)).isEqualTo(32);
    assertThat(PasswordCipher.sealedLength(16)).isEqualTo(48);
    assertThat(PasswordCipher.sealedLength(65503)).isEqualTo(65520);
    for (int wrong : new int[] {-1, 65504, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PasswordCipher.sealedLength(wrong))
          .withMessage("An encrypted message has 0 to 65503 bytes, not " + wrong + ".");
    }
  }

  @Test
  void maxPlaintextIsTheMostThatFitsInAFrame() {
    assertThat(PasswordCipher.maxPlaintext(1024)).isEqualTo(991);
    assertThat(PasswordCipher.maxPlaintext(39)).isEqualTo(15);
    assertThat(PasswordCipher.maxPlaintext(54)).isEqualTo(15);
    assertThat(PasswordCipher.maxPlaintext(55)).isEqualTo(31);
    assertThat(PasswordCipher.maxPlaintext(65527)).isEqualTo(65503);
    assertThat(PasswordCipher.maxPlaintext(65535)).isEqualTo(65503);
    for (int limit = 39; limit < 65527; limit++) {
      int most = PasswordCipher.maxPlaintext(limit);
      assertThat(7 + PasswordCipher.sealedLength(most)).isLessThanOrEqualTo(limit);
      assertThat(7 + PasswordCipher.sealedLength(most + 1)).isGreaterThan(limit);
    }
  }

  @Test
  void aFrameLimitBelowTheEmptyTextIsRefused() {
    for (int wrong : new int[] {-1, 7, 38, 65536}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PasswordCipher.maxPlaintext(wrong))
          .withMessage("The limit of an encrypted frame is 39 to 65535 bytes, not " + wrong + ".");
    }
  }

  @Test
  void thePasswordMayBeClosedAfterwardsButNotBefore() {
    Secret password = secret("secret");
    PasswordCipher made = PasswordCipher.of(password);
    password.close();

    assertThat(made.open(cipher.seal(Bytes.utf8("still")))).contains(Bytes.utf8("still"));
    assertThatIllegalStateException().isThrownBy(() -> PasswordCipher.of(password));
  }

  @Test
  void noTwoPayloadsShareAnInitialisationVector() {
    Set<Bytes> vectors = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      vectors.add(cipher.seal(Bytes.utf8("same")).slice(0, 16));
    }

    assertThat(vectors).hasSize(1000);
  }

  @Test
  void aWrongPasswordOpensNothing() {
    PasswordCipher other = PasswordCipher.of(secret("Secret"));
    // A fixed vector: by chance one wrong password in some 60,000 would give a text.
    FixedRandom random = new FixedRandom(new byte[16]);
    Bytes payload = PasswordCipher.of(secret("secret"), random).seal(Bytes.utf8("Hello MSP!"));

    assertThat(other.open(payload)).isEmpty();
    assertThat(cipher.open(payload)).contains(Bytes.utf8("Hello MSP!"));
  }

  @Test
  void anyBitFlippedNeverThrowsAndNeverGivesTheSameText() {
    Bytes plain = Bytes.utf8("暗号化 and a tail of three blocks, 50 bytes");
    byte[] payload = cipher.seal(plain).toArray();
    for (int bit = 0; bit < payload.length * 8; bit++) {
      payload[bit / 8] ^= (byte) (1 << bit % 8);
      Optional<Bytes> opened = cipher.open(payload, 0, payload.length);
      payload[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(opened).as("bit %d", bit).isNotEqualTo(Optional.of(plain));
      assertThat(opened.map(b -> b.text().isPresent()))
          .as("bit %d", bit)
          .isNotEqualTo(Optional.of(false));
    }
  }

  @Test
  void anyLengthThatIsNotOfWholeBlocksGivesEmpty() {
    byte[] payload = cipher.seal(Bytes.utf8("b".repeat(64))).toArray();
    for (int length = 0; length <= payload.length; length++) {
      Optional<Bytes> opened = cipher.open(payload, 0, length);

      // CBC with the end cut off decrypts to a shorter text of 'b', which is no padding.
      assertThat(opened.isPresent()).as("length %d", length).isEqualTo(length == payload.length);
    }
  }

  @Test
  void aRangeOfAnArrayIsOpenedWithoutLookingOutsideAndWithoutChangingIt() {
    Bytes payload = cipher.seal(Bytes.utf8("inside"));
    byte[] around = new byte[payload.length() + 20];
    Arrays.fill(around, (byte) 0x55);
    payload.copyTo(around, 7);
    byte[] before = around.clone();

    assertThat(cipher.open(around, 7, payload.length())).contains(Bytes.utf8("inside"));
    assertThat(around).isEqualTo(before);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> cipher.open(around, 30, payload.length()));
  }

  @Test
  void everyPossibleEndOfTheLastBlockIsJudgedAsPkcs7Says() throws GeneralSecurityException {
    PasswordCipher known = new PasswordCipher(KEY, new FixedRandom(new byte[16]));
    for (int count = 0; count < 256; count++) {
      for (int equal = 0; equal <= 16; equal++) {
        byte[] block = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(block, 16 - equal, 16, (byte) count);
        assertThat(known.open(encrypted(block)))
            .as("%d bytes of value %d at the end", equal, count)
            .isEqualTo(asPkcs7Says(block));
      }
    }
  }

  @Test
  void textThatIsNotUtf8GivesEmpty() {
    for (String hex : new String[] {"ff", "c080", "eda080", "f4908080", "e381", "41c3"}) {
      assertThat(cipher.open(cipher.seal(Bytes.hex(hex)))).as(hex).isEmpty();
    }
  }

  @Test
  void aReplacementCharacterThatWasSentIsText() {
    Bytes plain = Bytes.utf8("\uFFFD");

    assertThat(cipher.open(cipher.seal(plain))).contains(plain);
  }

  @Test
  void randomPayloadsNeverThrow() {
    long seed = 20261122;
    Random random = new Random(seed);
    int opened = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = new byte[random.nextInt(100)];
      random.nextBytes(payload);
      opened += cipher.open(payload, 0, payload.length).isPresent() ? 1 : 0;
    }

    // One in 256 has good padding by chance; nearly none of those is UTF-8 as well.
    assertThat(opened).as("seed %d", seed).isLessThan(20);
  }

  private static Optional<Bytes> asPkcs7Says(byte[] block) {
    int count = block[15] & 0xFF;
    if (count < 1 || count > 16) {
      return Optional.empty();
    }
    for (int i = 16 - count; i < 16; i++) {
      if (block[i] != block[15]) {
        return Optional.empty();
      }
    }
    return Optional.of(Bytes.copyOf(block, 0, 16 - count)).filter(b -> b.text().isPresent());
  }

  private static Bytes encrypted(byte[] block) throws GeneralSecurityException {
    Cipher raw = Cipher.getInstance("AES/CBC/NoPadding");
    raw.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(new byte[16]));
    return Bytes.copyOf(new byte[16]).plus(Bytes.copyOf(raw.doFinal(block)));
  }

  private static Secret secret(String password) {
    return Secret.password(password.toCharArray());
  }
}
