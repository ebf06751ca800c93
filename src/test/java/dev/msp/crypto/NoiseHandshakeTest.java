package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.msp.crypto.HandshakeException.Reason;
import dev.msp.crypto.NoiseHandshake.Pattern;
import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handshake refuses, and when it tells what. */
class NoiseHandshakeTest {

  private static final Bytes PROLOGUE = Bytes.utf8("HELLO and its answer");
  private static final Bytes PAYLOAD = Argon2Cost.usual().encode();
  private static final Identity CLIENT = key(1);
  private static final Identity SERVER = key(2);
  private static final Identity CLIENT_EPHEMERAL = key(3);
  private static final Identity SERVER_EPHEMERAL = key(4);

  private final NoiseHandshake initiator = initiator(PROLOGUE);
  private final NoiseHandshake responder = responder(PROLOGUE);

  private static Identity key(int number) {
    byte[] key = new byte[32];
    key[20] = (byte) number;
    return Identity.of(key);
  }

  private static NoiseHandshake initiator(Bytes prologue) {
    return new NoiseHandshake(
        Pattern.XX_PSK3, true, CLIENT, CLIENT_EPHEMERAL.duplicate(), prologue);
  }

  private static NoiseHandshake responder(Bytes prologue) {
    return new NoiseHandshake(
        Pattern.XX_PSK3, false, SERVER, SERVER_EPHEMERAL.duplicate(), prologue);
  }

  private static Secret psk(int value) {
    byte[] psk = new byte[32];
    psk[31] = (byte) value;
    return Secret.key(psk);
  }

  /** Returns message 1, 2 or 3; with the same keys it is always the same. */
  private static Bytes message(int number) throws HandshakeException {
    NoiseHandshake initiator = initiator(PROLOGUE);
    Bytes first = initiator.write(Bytes.EMPTY);
    if (number == 1) {
      return first;
    }
    NoiseHandshake responder = responder(PROLOGUE);
    responder.read(first);
    Bytes second = responder.write(PAYLOAD);
    if (number == 2) {
      return second;
    }
    initiator.read(second);
    initiator.withoutPassword();
    return initiator.write(Bytes.EMPTY);
  }

  /** Returns an end whose next step is to read that message. */
  private static NoiseHandshake reader(int number) throws HandshakeException {
    NoiseHandshake initiator = initiator(PROLOGUE);
    NoiseHandshake responder = responder(PROLOGUE);
    Bytes first = initiator.write(Bytes.EMPTY);
    if (number == 3) {
      responder.read(first);
      responder.write(PAYLOAD);
      responder.withoutPassword();
    }
    return number == 2 ? initiator : responder;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noMessageWithOneBitFlippedIsAccepted(int number) throws HandshakeException {
    Bytes message = message(number);
    for (int bit = 0; bit < message.length() * 8; bit++) {
      byte[] flipped = message.toArray();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refuses(reader(number), Bytes.copyOf(flipped));
    }
    assertThat(reader(number).read(message)).isEqualTo(number == 2 ? PAYLOAD : Bytes.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noMessageCutShortOrMadeLongerIsAccepted(int number) throws HandshakeException {
    Bytes message = message(number);
    for (int length = 0; length < message.length(); length++) {
      refuses(reader(number), message.slice(0, length));
    }
    refuses(reader(number), message.plus(Bytes.hex("00")));
    refuses(reader(number), message.plus(Bytes.copyOf(new byte[NoiseHandshake.LONGEST])));
  }

  private static void refuses(NoiseHandshake reader, Bytes message) {
    assertThatExceptionOfType(HandshakeException.class).isThrownBy(() -> reader.read(message));
    assertThatIllegalStateException()
        .as("it has ended")
        .isThrownBy(() -> reader.read(message))
        .withMessage("The handshake has ended.");
  }

  @Test
  void anotherPasswordEndsItAtMessageThree() throws HandshakeException {
    initiator.withPassword(psk(1));
    responder.withPassword(psk(2));

    Bytes third = untilThird();
    fails(Reason.FORGED, () -> responder.read(third));
    assertThatIllegalStateException().isThrownBy(responder::remoteKey);
  }

  @Test
  void aPasswordAgainstNoneEndsIt() throws HandshakeException {
    initiator.withoutPassword();
    responder.withPassword(psk(1));

    Bytes third = untilThird();
    fails(Reason.FORGED, () -> responder.read(third));
  }

  @Test
  void anotherPrologueEndsIt() throws HandshakeException {
    Bytes first = initiator(Bytes.utf8("HELLO and another answer")).write(Bytes.EMPTY);

    fails(Reason.FORGED, () -> responder.read(first));
  }

  @Test
  void aMessageOfAnotherHandshakeEndsIt() throws HandshakeException {
    NoiseHandshake other = NoiseHandshake.initiator(CLIENT, PROLOGUE);
    other.write(Bytes.EMPTY);
    Bytes second = message(2);

    fails(Reason.FORGED, () -> other.read(second));
  }

  private static void fails(Reason reason, ThrowingCallable step) {
    assertThatExceptionOfType(HandshakeException.class)
        .isThrownBy(step)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private Bytes untilThird() throws HandshakeException {
    responder.read(initiator.write(Bytes.EMPTY));
    initiator.read(responder.write(PAYLOAD));
    return initiator.write(Bytes.EMPTY);
  }

  @Test
  void anEphemeralKeyOfSmallOrderEndsItBeforeAnythingIsSaid() throws HandshakeException {
    SymmetricState attacker =
        new SymmetricState(
            "Noise_XXpsk3_25519_ChaChaPoly_SHA256".getBytes(StandardCharsets.US_ASCII));
    attacker.mixHash(PROLOGUE.toArray());
    attacker.mixHash(new byte[32]);
    attacker.mixKey(new byte[32]);
    byte[] sealed = attacker.encryptAndHash(new byte[0]);
    responder.read(Bytes.copyOf(new byte[32]).plus(Bytes.copyOf(sealed)));

    fails(Reason.WEAK_KEY, () -> responder.write(PAYLOAD));
  }

  @Test
  void theInitiatorSeesTheOtherKeyBeforeItShowsItsOwn() throws HandshakeException {
    responder.read(initiator.write(Bytes.EMPTY));
    assertThatIllegalStateException().isThrownBy(initiator::remoteKey);
    initiator.read(responder.write(PAYLOAD));

    assertThat(initiator.remoteKey()).isEqualTo(SERVER.publicKey());
    assertThatIllegalStateException().isThrownBy(responder::remoteKey);
  }

  @Test
  void theResponderSeesTheOtherKeyAfterMessageThree() throws HandshakeException {
    initiator.withPassword(psk(1));
    responder.withPassword(psk(1));
    responder.read(untilThird());

    assertThat(responder.remoteKey()).isEqualTo(CLIENT.publicKey());
    assertThat(responder.isDone()).isTrue();
  }

  @Test
  void theResponderMayChooseThePasswordWhenMessageThreeIsThere() throws HandshakeException {
    initiator.withPassword(psk(1));
    Bytes third = untilThird();
    responder.withoutPassword();
    responder.withPassword(psk(1));

    assertThat(responder.read(third)).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void messageThreeNeedsAChoiceOfPassword() throws HandshakeException {
    responder.read(initiator.write(Bytes.EMPTY));
    initiator.read(responder.write(PAYLOAD));

    assertThatIllegalStateException()
        .isThrownBy(() -> initiator.write(Bytes.EMPTY))
        .withMessage("Nobody chose whether there is a password.");
    initiator.withoutPassword();
    assertThat(initiator.write(Bytes.EMPTY).length()).isEqualTo(64);
  }

  @Test
  void nobodySpeaksOutOfTurn() throws HandshakeException {
    assertThatIllegalStateException().isThrownBy(() -> initiator.read(PAYLOAD));
    assertThatIllegalStateException().isThrownBy(() -> responder.write(PAYLOAD));
    initiator.write(Bytes.EMPTY);
    assertThatIllegalStateException().isThrownBy(() -> initiator.write(Bytes.EMPTY));
    assertThatIllegalStateException().isThrownBy(initiator::split);
    assertThatIllegalStateException().isThrownBy(initiator::hash);
  }

  @Test
  void theKeysComeOnlyOnce() throws HandshakeException {
    initiator.withoutPassword();
    untilThird();
    initiator.split();

    assertThatIllegalStateException().isThrownBy(initiator::split);
    assertThat(initiator.hash().length()).as("still known").isEqualTo(32);
    assertThat(initiator.remoteKey()).isEqualTo(SERVER.publicKey());
  }

  @Test
  void everyHandshakeHasItsOwnKeys() throws HandshakeException {
    Bytes first = NoiseHandshake.initiator(CLIENT, PROLOGUE).write(Bytes.EMPTY);
    Bytes second = NoiseHandshake.initiator(CLIENT, PROLOGUE).write(Bytes.EMPTY);

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void closingWipesItsOwnCopiesAndNoOthers() {
    initiator.close();
    initiator.close();

    assertThatIllegalStateException().isThrownBy(() -> initiator.write(Bytes.EMPTY));
    assertThat(CLIENT.copy()[20]).isEqualTo((byte) 1);
  }
}
