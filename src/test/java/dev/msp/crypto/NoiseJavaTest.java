package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.southernstorm.noise.protocol.CipherStatePair;
import com.southernstorm.noise.protocol.HandshakeState;
import dev.msp.crypto.NoiseHandshake.Pattern;
import dev.msp.frame.Bytes;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second opinion: the handshake of noise-java, which knows XX but not XXpsk3. */
class NoiseJavaTest {

  private static final Bytes PROLOGUE = Bytes.utf8("prologue");
  private static final Bytes TEXT = Bytes.utf8("the text of a frame");

  private final Identity own = Identity.generate();
  private final byte[] buffer = new byte[1024];

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothAgreeInEitherRole(boolean oursFirst) throws Exception {
    NoiseHandshake ours =
        new NoiseHandshake(Pattern.XX, oursFirst, own, Identity.generate(), PROLOGUE);
    HandshakeState theirs =
        new HandshakeState(
            "Noise_XX_25519_ChaChaPoly_SHA256",
            oursFirst ? HandshakeState.RESPONDER : HandshakeState.INITIATOR);
    theirs.setPrologue(PROLOGUE.toArray(), 0, PROLOGUE.length());
    theirs.getLocalKeyPair().generateKeyPair();
    theirs.start();
    for (int i = 0; i < 3; i++) {
      Bytes payload = Bytes.utf8("payload " + i);
      boolean oursSpeaks = i % 2 == (oursFirst ? 0 : 1);
      assertThat(oursSpeaks ? toTheirs(ours, theirs, payload) : toOurs(theirs, ours, payload))
          .isEqualTo(payload);
    }
    assertThat(Bytes.copyOf(theirs.getHandshakeHash())).isEqualTo(ours.hash());
    byte[] publicKey = new byte[32];
    theirs.getRemotePublicKey().getPublicKey(publicKey, 0);
    assertThat(Bytes.copyOf(publicKey)).isEqualTo(own.publicKey().key());
    transport(ours.split(), theirs.split());
  }

  private Bytes toTheirs(NoiseHandshake ours, HandshakeState theirs, Bytes payload)
      throws Exception {
    byte[] message = ours.write(payload).toArray();
    int length = theirs.readMessage(message, 0, message.length, buffer, 0);
    return Bytes.copyOf(buffer, 0, length);
  }

  private Bytes toOurs(HandshakeState theirs, NoiseHandshake ours, Bytes payload) throws Exception {
    int length = theirs.writeMessage(buffer, 0, payload.toArray(), 0, payload.length());
    return ours.read(Bytes.copyOf(buffer, 0, length));
  }

  private void transport(LinkKeys ours, CipherStatePair theirs) throws Exception {
    byte[] array = Arrays.copyOf(TEXT.toArray(), TEXT.length() + FrameSealer.TAG);
    for (int counter = 0; counter < 3; counter++) {
      ours.sending().seal(counter, array, 0, 0, TEXT.length());
      theirs.getReceiver().decryptWithAd(null, array, 0, buffer, 0, array.length);
      assertThat(Bytes.copyOf(buffer, 0, TEXT.length())).isEqualTo(TEXT);

      theirs.getSender().encryptWithAd(null, TEXT.toArray(), 0, buffer, 0, TEXT.length());
      assertThat(ours.receiving().open(counter, buffer, 0, 0, array.length, array, 0)).isTrue();
      assertThat(Bytes.copyOf(array, 0, TEXT.length())).isEqualTo(TEXT);
    }
  }
}
