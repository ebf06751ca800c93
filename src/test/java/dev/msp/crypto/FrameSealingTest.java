package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.msp.frame.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed frames: what comes through, and what does not. */
class FrameSealingTest {

  private static final int AD_OFFSET = 2;
  private static final int AD = 8;
  private static final int BODY = AD_OFFSET + AD;
  private static final long EPOCH = 1L << 20;

  private final FrameSealer sealer = new FrameSealer(key(1));
  private final FrameOpener opener = new FrameOpener(key(1));

  private static SymmetricKey key(int first) {
    byte[] key = new byte[SymmetricKey.LENGTH];
    key[0] = (byte) first;
    return new SymmetricKey(key);
  }

  /** Returns a frame with as many bytes of text, sealed. */
  private static byte[] sealed(FrameSealer sealer, long counter, int length) {
    byte[] frame = new byte[BODY + length + FrameSealer.TAG];
    for (int i = 0; i < BODY + length; i++) {
      frame[i] = (byte) (i * 7);
    }
    sealer.seal(counter, frame, AD_OFFSET, AD, length);
    return frame;
  }

  private static boolean opens(FrameOpener opener, long counter, byte[] frame) {
    byte[] text = new byte[frame.length - BODY - FrameSealer.TAG];
    return opener.open(counter, frame, AD_OFFSET, AD, frame.length - BODY, text, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 63, 64, 65, 255, 256, 257, 1023, 16384, 65489})
  void aTextOfAnyLengthComesThroughAlsoInPlace(int length) {
    byte[] frame = sealed(sealer, 1, length);
    byte[] text = new byte[length];

    assertThat(opener.open(1, frame, AD_OFFSET, AD, length + 16, text, 0)).isTrue();
    assertThat(opener.open(1, frame, AD_OFFSET, AD, length + 16, frame, BODY)).isTrue();
    for (int i = 0; i < length; i++) {
      assertThat(text[i]).isEqualTo((byte) ((BODY + i) * 7));
    }
    assertThat(Arrays.copyOfRange(frame, BODY, BODY + length)).isEqualTo(text);
  }

  @Test
  void closingTwiceIsHarmless() {
    sealed(sealer, 1, 10);
    sealer.close();
    opener.close();

    assertThatCode(sealer::close).doesNotThrowAnyException();
    assertThatCode(opener::close).doesNotThrowAnyException();
  }

  @Test
  void noFrameWithOneBitFlippedIsOpenedNorWritesAnything() {
    byte[] frame = sealed(sealer, 1, 14);
    for (int bit = AD_OFFSET * 8; bit < frame.length * 8; bit++) {
      byte[] flipped = frame.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] text = new byte[14];
      assertThat(opener.open(1, flipped, AD_OFFSET, AD, 30, text, 0)).as("bit %d", bit).isFalse();
      assertThat(text).containsOnly(0);
    }
    assertThat(opener.badTags()).isEqualTo((AD + 30) * 8);
    assertThat(opens(opener, 1, frame)).as("the true one, after all the others").isTrue();
  }

  @Test
  void aFrameIsOpenedUnderItsOwnCounterOnly() {
    byte[] frame = sealed(sealer, 5, 14);

    assertThat(opens(opener, 4, frame)).isFalse();
    assertThat(opens(opener, 6, frame)).isFalse();
    assertThat(opens(opener, 5, frame)).isTrue();
  }

  @Test
  void aFrameThatComesBackToItsSenderIsNotOpened() {
    FrameOpener own = new FrameOpener(key(2));

    assertThat(opens(own, 1, sealed(sealer, 1, 14))).isFalse();
  }

  @Test
  void aFrameTooShortForATagIsNotOpened() {
    byte[] frame = sealed(sealer, 1, 0);
    for (int length = 0; length < FrameSealer.TAG; length++) {
      assertThat(opener.open(1, frame, AD_OFFSET, AD, length, new byte[0], 0)).isFalse();
    }
  }

  @Test
  void noCounterSealsTwice() {
    sealed(sealer, 7, 1);

    assertThatIllegalStateException().isThrownBy(() -> sealed(sealer, 7, 1));
    assertThatIllegalStateException().isThrownBy(() -> sealed(sealer, 6, 1));
    assertThat(opens(opener, 8, sealed(sealer, 8, 1))).isTrue();
  }

  @Test
  void theKeyIsReplacedBetweenTwoFramesUnnoticed() {
    for (long counter = EPOCH - 2; counter < EPOCH + 2; counter++) {
      assertThat(opens(opener, counter, sealed(sealer, counter, 14))).isTrue();
    }
    assertThat(Bytes.copyOf(opener.key())).isEqualTo(Bytes.copyOf(sealer.key()));
    assertThat(Bytes.copyOf(opener.key()).at(0)).as("another key").isNotEqualTo(1);
  }

  @Test
  void aForgedCounterOfTheNextKeyChangesNothing() {
    byte[] first = sealed(sealer, 1, 14);
    byte[] forged = sealed(new FrameSealer(key(2)), EPOCH, 14);

    assertThat(opens(opener, EPOCH, forged)).isFalse();
    assertThat(opens(opener, EPOCH, first)).isFalse();
    assertThat(opens(opener, 1, first)).isTrue();
    assertThat(opens(opener, EPOCH, sealed(sealer, EPOCH, 14))).isTrue();
  }

  @Test
  void aFrameTwoKeysAheadIsNotOpened() {
    byte[] far = sealed(sealer, 2 * EPOCH, 14);

    assertThat(opens(opener, 2 * EPOCH, far)).isFalse();
    assertThat(opener.badTags()).as("not even tried").isZero();
  }

  @Test
  void aFrameOfAnOlderKeyIsNotOpened() {
    byte[] old = sealed(sealer, EPOCH - 1, 14);
    assertThat(opens(opener, EPOCH, sealed(sealer, EPOCH, 14))).isTrue();

    assertThat(opens(opener, EPOCH - 1, old)).isFalse();
  }

  @Test
  void framesGoOnBehindTheLargestCounterOfTheWire() {
    long last = 0xFFFF_FFFFL;
    for (long counter = 1; counter < last; counter += EPOCH) {
      assertThat(opens(opener, counter, sealed(sealer, counter, 1))).isTrue();
    }
    for (long counter = last - 1; counter <= last + 2; counter++) {
      assertThat(opens(opener, counter, sealed(sealer, counter, 14))).isTrue();
    }
    assertThat(opens(opener, 1, sealed(new FrameSealer(key(1)), 1, 14)))
        .as("what has the same number on the wire")
        .isFalse();
  }

  @Test
  void afterTooManyWrongTagsNothingIsOpened() {
    FrameOpener strict = new FrameOpener(key(1), 3);
    byte[] frame = sealed(sealer, 1, 14);
    for (int i = 0; i < 3; i++) {
      assertThat(strict.isExhausted()).isFalse();
      assertThat(opens(strict, 2, frame)).isFalse();
    }

    assertThat(strict.isExhausted()).isTrue();
    assertThat(opens(strict, 1, frame)).isFalse();
    assertThat(FrameOpener.BAD_TAG_LIMIT).as("section 4.3 rule 8").isEqualTo(1_073_741_824L);
  }

  @Test
  void rangesOutsideTheArrayAreRefused() {
    byte[] frame = new byte[BODY + FrameSealer.TAG];

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> sealer.seal(1, frame, AD_OFFSET, AD, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> opener.open(1, frame, AD_OFFSET, AD, 17, new byte[1], 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> opener.open(1, frame, AD_OFFSET, AD, 16, new byte[1], 2));
    assertThat(opens(opener, 1, sealed(sealer, 1, 0))).as("the counter was not used up").isTrue();
  }

  @Test
  void onceClosedNothingIsSealedOrOpened() {
    byte[] frame = sealed(sealer, 1, 14);
    new LinkKeys(sealer, opener).close();

    assertThatIllegalStateException().isThrownBy(() -> sealed(sealer, 2, 14));
    assertThatIllegalStateException().isThrownBy(() -> opens(opener, 1, frame));
    assertThatIllegalStateException().isThrownBy(sealer::key);
  }
}
