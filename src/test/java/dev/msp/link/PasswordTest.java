package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages under a password. Source: MSP protocol, section 3, server rules 2 and 8. */
class PasswordTest {

  private static final Bytes PLAIN = Bytes.utf8("secret");

  private final LinkDriver server =
      LinkDriver.opened(ClassicConfig.server().withBox(new XorBox(7)));

  private static LinkDriver sealed(LinkDriver driver, int version, int key) {
    return driver.frame(version, FrameType.ENCRYPTED_DATA, new XorBox(key).seal(PLAIN));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anEncryptedMessageIsOpenedAndItsAckIsPlain(int version) {
    sealed(server, version, 7);
    assertThat(server.effects())
        .containsExactly("judged DELIVERED secret", "sent v" + (version == 2 ? 2 : 1) + " ACK OK");
    assertThat(server.recorder.frames.get(0).length()).isEqualTo(9);
  }

  @Test
  void messagesGoOutEncryptedAsVersion2() {
    server.send("secret");
    assertThat(server.effects()).containsExactly("sent v2 ENCRYPTED DATA secret");
    Bytes frame = server.recorder.frames.get(0);
    assertThat(frame.slice(6, frame.length() - 1)).isEqualTo(new XorBox(7).seal(PLAIN));
  }

  @Test
  void aWrongPasswordIsMetWithSilence() {
    sealed(server, 2, 99);
    assertThat(server.effects()).containsExactly("judged WRONG_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 31, 33, 47})
  void aPayloadThatIsNoWholeBlocksIsMetWithTheSameSilence(int length) {
    server.frame(2, FrameType.ENCRYPTED_DATA, Bytes.copyOf(new byte[length]));
    assertThat(server.effects()).containsExactly("judged WRONG_PASSWORD");
  }

  @Test
  void threeMessagesThatCannotBeOpenedCloseTheConnection() {
    sealed(sealed(server, 2, 99), 2, 99);
    sealed(server, 2, 7);
    assertThat(server.effects())
        .containsExactly(
            "judged WRONG_PASSWORD",
            "judged WRONG_PASSWORD",
            "judged DELIVERED secret",
            "sent v2 ACK OK");
    sealed(server, 2, 99);
    assertThat(server.effects()).containsExactly("judged WRONG_PASSWORD", "close BAD_PASSWORD");
    assertThat(server.recorder.closed.get(0).text())
        .isEqualTo("3 messages could not be opened with this password");
    sealed(server, 2, 7);
    assertThat(server.effects()).as("nothing counts after it").isEmpty();
  }

  @Test
  void eachConnectionHasThreeTries() {
    sealed(sealed(server, 2, 99), 2, 99).lose().open();
    sealed(sealed(server, 2, 99), 2, 99);
    assertThat(server.recorder.closed).isEmpty();
    sealed(server, 2, 99);
    assertThat(server.recorder.closed).hasSize(1);
  }

  @Test
  void plainDataBesideAPasswordIsRefusedAndNotAcked() {
    for (int i = 0; i < 10; i++) {
      server.data("plain");
      assertThat(server.effects()).containsExactly("judged REFUSED_PLAIN");
    }
  }

  @Test
  void plainDataBesideAPasswordIsTakenWhereAllowed() {
    LinkDriver lax = LinkDriver.opened(Configs.allowingPlain(new XorBox(7)));
    sealed(lax.data("plain"), 2, 7);
    assertThat(lax.effects())
        .containsExactly(
            "judged DELIVERED", "sent v1 ACK OK", "judged DELIVERED secret", "sent v2 ACK OK");
  }

  @Test
  void withoutAPasswordAnEncryptedMessageIsShownAndNotAcked() {
    LinkDriver plain = LinkDriver.opened(ClassicConfig.server());
    for (int i = 0; i < 10; i++) {
      sealed(plain, 2, 7);
      assertThat(plain.effects()).containsExactly("judged NO_PASSWORD");
    }
  }

  @Test
  void anAckIsTakenPlainBesideAPassword() {
    Delivery delivery = server.send("secret");
    server.ack();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
  }
}
