package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.Trust.Pin;
import dev.msp.crypto.Trust.Unknown;
import dev.msp.frame.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which keys are trusted. */
class TrustTest {

  private static final PeerKey KEY = new PeerKey(Bytes.copyOf(new byte[32]));
  private static final PeerKey OTHER = Identity.generate().publicKey();
  private static final Optional<Pin> NOTHING = Optional.empty();

  @ParameterizedTest
  @EnumSource(Unknown.class)
  void theExpectedKeyGoesOn(Unknown unknown) {
    Trust trust = Trust.of(KEY, Optional.of(new Pin(KEY.fingerprint(), 3)), unknown, true);

    assertThat(trust).isEqualTo(new Trust.Known());
    assertThat(trust.goesOn()).isTrue();
    assertThat(trust.sentence("bench", "known_peers")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Unknown.class)
  void aChangedKeyIsAHardStopWhateverIsSaidOfUnknownOnes(Unknown unknown) {
    Pin pin = new Pin(OTHER.fingerprint(), 3);
    Trust trust = Trust.of(KEY, Optional.of(pin), unknown, false);

    assertThat(trust).isEqualTo(new Trust.Changed(pin, KEY));
    assertThat(trust.goesOn()).isFalse();
    assertThat(trust.sentence("bench:9009", "/home/me/.config/msp/known_peers"))
        .startsWith("bench:9009 shows the key " + KEY.fingerprint().text())
        .contains(OTHER.fingerprint().text() + " is known: somebody may be in between")
        .endsWith(
            "delete line 3 of /home/me/.config/msp/known_peers, or do:"
                + " msp peers forget bench:9009");
  }

  @Test
  void anotherKeyThanTheOneThatWasNamedIsAHardStopToo() {
    Pin pin = new Pin(OTHER.fingerprint(), 0);
    Trust trust = Trust.of(KEY, Optional.of(pin), Unknown.ACCEPT, false);

    assertThat(trust.goesOn()).isFalse();
    assertThat(trust.sentence("bench", "known_peers"))
        .contains(OTHER.fingerprint().text() + " was named")
        .doesNotContain("line");
  }

  @Test
  void anUnknownKeyIsShownToAPerson() {
    Trust trust = Trust.of(KEY, NOTHING, Unknown.ASK, true);

    assertThat(trust).isEqualTo(new Trust.Ask(KEY));
    assertThat(trust.goesOn()).isFalse();
    assertThat(trust.sentence("bench", "known_peers"))
        .contains(KEY.fingerprint().text(), KEY.fingerprint().words());
  }

  @Test
  void anUnknownKeyIsTakenWhereThatWasSaid() {
    Trust trust = Trust.of(KEY, NOTHING, Unknown.ACCEPT, false);

    assertThat(trust).isEqualTo(new Trust.Accepted(KEY));
    assertThat(trust.goesOn()).isTrue();
  }

  @Test
  void besideAPassphraseNoUnknownKeyIsTaken() {
    Trust trust = Trust.of(KEY, NOTHING, Unknown.ACCEPT, true);

    assertThat(trust).isEqualTo(new Trust.Refused(KEY, true));
    assertThat(trust.goesOn()).isFalse();
    assertThat(trust.sentence("bench", "known_peers"))
        .contains("beside a passphrase no key is taken unseen")
        .endsWith("--peer-key " + KEY.fingerprint().text());
  }

  @Test
  void whereNobodyCanDecideAnUnknownKeyIsRefused() {
    assertThat(Trust.of(KEY, NOTHING, Unknown.REFUSE, false))
        .isEqualTo(new Trust.Refused(KEY, false));
  }
}
