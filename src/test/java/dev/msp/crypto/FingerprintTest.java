package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys are written, compared and read aloud. */
class FingerprintTest {

  /** SHA-256 of 32 zero bytes is a published value, as hex and by base64(1). */
  private static final PeerKey ZEROS = new PeerKey(Bytes.copyOf(new byte[32]));

  private static final String OF_ZEROS =
      "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";

  @Test
  void itIsTheSha256OfTheKeyAsSshWritesIt() {
    assertThat(ZEROS.fingerprint().hash()).isEqualTo(Bytes.hex(OF_ZEROS));
    assertThat(ZEROS.fingerprint().text())
        .isEqualTo("SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU");
  }

  @Test
  void theWordsAreProquintsOfTheFirst96Bits() {
    // the examples of the proposal: 127.0.0.1, 63.84.220.193, 63.118.7.35
    Bytes hash = Bytes.hex("7f0000013f54dcc13f760723").plus(Bytes.copyOf(new byte[20]));

    assertThat(new Fingerprint(hash).words()).isEqualTo("lusab-babad-gutih-tugad-gutuk-bisog");
  }

  @Test
  void aFingerprintIsReadAsItIsWritten() {
    Fingerprint fingerprint = ZEROS.fingerprint();

    assertThat(Fingerprint.parse(fingerprint.text())).contains(fingerprint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SHA256:",
        "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU",
        "MD5:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU",
        "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU=",
        "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSV",
        "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKS",
        "SHA256:Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU",
        "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKS\u0416"
      })
  void whatIsNoFingerprintIsNone(String text) {
    assertThat(Fingerprint.parse(text)).isEmpty();
  }

  @Test
  void aKeyIsReadAsItIsWritten() {
    PeerKey key = new PeerKey(Bytes.hex(OF_ZEROS));

    assertThat(key.text()).isEqualTo("Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU=");
    assertThat(PeerKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU",
        "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSV=",
        "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSUA",
        "AAAA"
      })
  void whatIsNoKeyIsNone(String text) {
    assertThat(PeerKey.parse(text)).isEmpty();
  }

  @Test
  void otherLengthsAreRefused() {
    Bytes shorter = Bytes.copyOf(new byte[31]);

    assertThatIllegalArgumentException().isThrownBy(() -> new PeerKey(shorter));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(shorter));
    assertThatIllegalArgumentException().isThrownBy(() -> Identity.of(new byte[31]));
  }
}
