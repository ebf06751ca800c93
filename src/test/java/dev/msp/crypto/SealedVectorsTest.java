package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.NoiseHandshake.Pattern;
import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vectors of MSP protocol, section 4.5, for what is sealed. */
class SealedVectorsTest {

  private static final Vectors VECTORS = Vectors.read("sealed.json");

  /** SYNC, LENGTH, VERSION, TYPE. */
  private static final int HEADER = 6;

  /** CRC-32C of a NOISE frame and the checksum of every frame. */
  private static final int NOISE_TRAILER = 5;

  private static Secret psk;

  private NoiseHandshake initiator;
  private NoiseHandshake responder;

  @BeforeAll
  static void deriveOnce() throws HandshakeException {
    byte[] password = VECTORS.text("password").getBytes(StandardCharsets.UTF_8);
    psk = Argon2id.derive(Secret.password(password), cost());
  }

  private static Argon2Cost cost() {
    return new Argon2Cost(65536, 3, 1, VECTORS.hex("salt"));
  }

  @BeforeEach
  void begin() {
    Bytes prologue = hello("helloInitiator").plus(hello("helloResponder"));
    initiator = handshake(true, "initiator", prologue);
    responder = handshake(false, "responder", prologue);
  }

  private static NoiseHandshake handshake(boolean first, String end, Bytes prologue) {
    Identity own = identity(end + "Static");
    NoiseHandshake handshake =
        new NoiseHandshake(Pattern.XX_PSK3, first, own, identity(end + "Ephemeral"), prologue);
    own.close(); // it keeps a copy
    return handshake;
  }

  private static Identity identity(String field) {
    return Identity.of(VECTORS.hex(field).toArray());
  }

  private static Bytes hello(String field) {
    Bytes frame = VECTORS.hex(field);
    return frame.slice(HEADER, frame.length() - 1);
  }

  private static Bytes noise(String field) {
    Bytes frame = VECTORS.hex(field);
    return frame.slice(HEADER + 1, frame.length() - NOISE_TRAILER);
  }

  @Test
  void thePasswordBecomesTheKey() {
    assertThat(Bytes.copyOf(psk.copy())).isEqualTo(VECTORS.hex("psk"));
  }

  @Test
  void bothEndsWriteTheMessagesAndAgree() throws HandshakeException {
    handshake();

    assertThat(initiator.hash()).isEqualTo(VECTORS.hex("hash"));
    assertThat(responder.hash()).isEqualTo(VECTORS.hex("hash"));
    LinkKeys ofInitiator = initiator.split();
    LinkKeys ofResponder = responder.split();
    Bytes there = VECTORS.hex("keyInitiator");
    Bytes back = VECTORS.hex("keyResponder");
    assertThat(Bytes.copyOf(ofInitiator.sending().key())).isEqualTo(there);
    assertThat(Bytes.copyOf(ofInitiator.receiving().key())).isEqualTo(back);
    assertThat(Bytes.copyOf(ofResponder.sending().key())).isEqualTo(back);
    assertThat(Bytes.copyOf(ofResponder.receiving().key())).isEqualTo(there);
  }

  private void handshake() throws HandshakeException {
    assertThat(initiator.write(Bytes.EMPTY)).isEqualTo(noise("noise1"));
    assertThat(responder.read(noise("noise1"))).isEqualTo(Bytes.EMPTY);
    assertThat(responder.write(cost().encode())).isEqualTo(noise("noise2"));
    assertThat(Argon2Cost.decode(initiator.read(noise("noise2")))).contains(cost());
    assertThat(initiator.remoteKey()).isEqualTo(identity("responderStatic").publicKey());
    initiator.withPassword(psk);
    responder.withPassword(psk);
    assertThat(initiator.write(Bytes.EMPTY)).isEqualTo(noise("noise3"));
    assertThat(responder.read(noise("noise3"))).isEqualTo(Bytes.EMPTY);
    assertThat(responder.remoteKey()).isEqualTo(identity("initiatorStatic").publicKey());
  }

  @Test
  void theFirstFrameIsSealedAndOpened() throws HandshakeException {
    handshake();
    Bytes frame = VECTORS.hex("seal");
    Bytes text = VECTORS.hex("sealText");
    byte[] array = frame.slice(0, 10).plus(text).plus(Bytes.copyOf(new byte[17])).toArray();
    array[array.length - 1] = (byte) frame.at(frame.length() - 1); // not ours: the checksum

    initiator.split().sending().seal(1, array, 2, 8, text.length());
    assertThat(Bytes.copyOf(array)).isEqualTo(frame);

    byte[] opened = new byte[text.length()];
    FrameOpener opener = responder.split().receiving();
    assertThat(opener.open(1, array, 2, 8, text.length() + FrameSealer.TAG, opened, 0)).isTrue();
    assertThat(Bytes.copyOf(opened)).isEqualTo(text);
  }

  @Test
  void afterTwoToTheTwentyFramesTheKeyIsTheNext() {
    FrameSealer sealer = new FrameSealer(new SymmetricKey(VECTORS.hex("keyInitiator").toArray()));
    byte[] array = new byte[FrameSealer.TAG];

    sealer.seal((1 << 20) - 1, array, 0, 0, 0);
    assertThat(Bytes.copyOf(sealer.key())).isEqualTo(VECTORS.hex("keyInitiator"));

    sealer.seal(1 << 20, array, 0, 0, 0);
    assertThat(Bytes.copyOf(sealer.key())).isEqualTo(VECTORS.hex("rekeyInitiator"));
  }
}
