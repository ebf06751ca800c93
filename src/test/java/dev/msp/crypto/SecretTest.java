package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a secret gives away (nothing), and when it is gone. */
class SecretTest {

  @Test
  void aTypedPasswordIsKeptAsUtf8AndTheArrayIsWiped() {
    char[] typed = "パスワード é 😀".toCharArray();

    Secret secret = Secret.password(typed);

    assertThat(new String(secret.copy(), StandardCharsets.UTF_8)).isEqualTo("パスワード é 😀");
    assertThat(typed).containsOnly('\0');
  }

  @Test
  void aPasswordFromAFileIsKeptAndTheArrayIsWiped() {
    byte[] read = "geheim ü".getBytes(StandardCharsets.UTF_8);

    Secret secret = Secret.password(read);

    assertThat(secret.copy()).isEqualTo("geheim ü".getBytes(StandardCharsets.UTF_8));
    assertThat(read).containsOnly(0);
  }

  @Test
  void aKeyIsKeptAsItIsAndTheArrayIsWiped() {
    byte[] raw = {(byte) 0xFF, 0, (byte) 0x80};

    Secret secret = Secret.key(raw);

    assertThat(secret.copy()).containsExactly(0xFF, 0, 0x80);
    assertThat(secret.length()).isEqualTo(3);
    assertThat(raw).containsOnly(0);
  }

  @Test
  void aLoneSurrogateIsRefusedWithoutRepeatingThePassword() {
    for (String text : new String[] {"hunter\uD800two", "hunter\uDC00", "hunter2\uD83D"}) {
      char[] typed = text.toCharArray();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Secret.password(typed))
          .withMessage("The password has half a character (a lone surrogate).");
      assertThat(typed).containsOnly('\0');
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithoutRepeatingThem() {
    byte[] latin1 = {'g', 'e', 'h', (byte) 0xFC};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.password(latin1))
        .withMessage("The password is not valid UTF-8 text.");
    assertThat(latin1).containsOnly(0);
  }

  @Test
  void itNeverPrintsItself() {
    assertThat(Secret.password("hunter2".toCharArray())).hasToString("***");
    assertThat("" + Secret.key(new byte[32])).isEqualTo("***");
  }

  @Test
  void itCannotBeSerialised() {
    assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
  }

  @Test
  void secretsMatchByContentOnly() {
    Secret secret = Secret.password("one".toCharArray());

    assertThat(secret.matches(Secret.key(new byte[] {'o', 'n', 'e'}))).isTrue();
    assertThat(secret.matches(secret)).isTrue();
    assertThat(secret.matches(Secret.password("onE".toCharArray()))).isFalse();
    assertThat(secret.matches(Secret.password("on".toCharArray()))).isFalse();
    assertThat(secret.matches(Secret.password(new char[0]))).isFalse();
  }

  @Test
  void aCopyIsIndependent() {
    Secret secret = Secret.password("one".toCharArray());

    secret.copy()[0] = 'x';

    assertThat(secret.copy()).containsExactly('o', 'n', 'e');
  }

  @Test
  void aClosedSecretIsGone() {
    Secret secret = Secret.password("one".toCharArray());
    Secret other = Secret.password("one".toCharArray());

    secret.close();
    secret.close();

    assertThatIllegalStateException().isThrownBy(secret::copy).withMessage("The secret was wiped.");
    assertThatIllegalStateException().isThrownBy(() -> secret.matches(other));
    assertThatIllegalStateException().isThrownBy(() -> other.matches(secret));
  }
}
