package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.crypto.Argon2Cost;
import dev.msp.crypto.Secret;
import dev.msp.frame.Bytes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The key of a passphrase is made while the session lives on. */
@Timeout(20)
class DerivationTest {

  private static Derivation derivation() throws Exception {
    Bytes least = Bytes.hex("00004c0002010102030405060708090a0b0c0d0e0f10"); // 19456 KiB, 2, 1
    return new Derivation(
        Secret.password("correct horse".toCharArray()), Argon2Cost.decode(least).orElseThrow());
  }

  @Test
  void theKeyIsThereWhenTheWorkIsDoneAndWipedAtTheEnd() throws Exception {
    Derivation derivation = derivation();
    assertThatThrownBy(derivation::result).isInstanceOf(IllegalStateException.class);
    derivation.run();
    Secret key = derivation.result();
    assertThat(key.copy()).hasSize(32);
    derivation.close();
    assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyThatNobodyWantsAnyMoreIsNotKept() throws Exception {
    Derivation derivation = derivation();
    derivation.close();
    derivation.run();
    assertThatThrownBy(derivation::result).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void workIsDoneWithoutTheLockAndToldUnderIt() throws Exception {
    Gate lock = new Gate();
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    AtomicReference<Boolean> held = new AtomicReference<>();
    Elsewhere elsewhere =
        new Elsewhere(
            lock,
            () -> {
              held.set(Thread.holdsLock(lock));
              told.countDown();
            });
    synchronized (lock) {
      elsewhere.execute(free::countDown);
      assertThat(free.await(10, TimeUnit.SECONDS)).isTrue(); // although the lock is held here
      assertThat(told.getCount()).isEqualTo(1);
    }
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(held.get()).isTrue();
  }
}
