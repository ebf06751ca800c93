package dev.msp.session;

import dev.msp.crypto.Argon2Cost;
import dev.msp.crypto.Argon2id;
import dev.msp.crypto.HandshakeException;
import dev.msp.crypto.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a passphrase, on a thread that nobody waits for; whoever needs the key comes for
 * it afterwards, or has lost interest meanwhile.
 */
final class Derivation implements Runnable, AutoCloseable {

  private final Secret passphrase;
  private final Argon2Cost cost;
  private @Nullable Secret key;
  private @Nullable HandshakeException failure;
  private boolean closed;

  Derivation(Secret passphrase, Argon2Cost cost) {
    this.passphrase = passphrase;
    this.cost = cost;
  }

  @Override
  public void run() {
    try {
      keep(Argon2id.derive(passphrase, cost));
    } catch (HandshakeException e) {
      fail(e);
    }
  }

  private synchronized void keep(Secret made) {
    if (closed) {
      made.close();
    } else {
      key = made;
    }
  }

  private synchronized void fail(HandshakeException e) {
    failure = e;
  }

  /** Returns the key, which is wiped with this. */
  synchronized Secret result() throws HandshakeException {
    HandshakeException why = failure;
    if (why != null) {
      throw why;
    }
    Secret made = key;
    if (made == null) {
      throw new IllegalStateException("asked for the key of a passphrase before it was made");
    }
    return made;
  }

  /** Wipes the key, also one that is still to be made. */
  @Override
  public synchronized void close() {
    closed = true;
    Secret made = key;
    if (made != null) {
      made.close();
    }
  }
}
