package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A key exchange without any security, which notices everything that a real one notices: another
 * prologue, another passphrase, another message than the one that was sent.
 */
final class ToyKeys implements KeyExchange {

  private final boolean initiator;
  private final Bytes prologue;
  private final String passphrase;
  private Bytes transcript;
  boolean wiped;

  private ToyKeys(boolean initiator, Bytes prologue, String passphrase) {
    this.initiator = initiator;
    this.prologue = prologue;
    this.passphrase = passphrase;
    this.transcript = prologue;
  }

  static KeyExchanges with(String passphrase) {
    return (initiator, prologue) -> new ToyKeys(initiator, prologue, passphrase);
  }

  private static Bytes hash(Bytes... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Bytes part : parts) {
        digest.update(part.toArray());
      }
      return Bytes.copyOf(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A message that only the same transcript makes. */
  private Bytes next(String name) {
    Bytes message = hash(transcript, Bytes.utf8(name));
    transcript = transcript.plus(message);
    return message;
  }

  private void expect(String name, Bytes message) throws Failure {
    if (!next(name).equals(message)) {
      throw new Failure(CloseReason.Kind.NOT_AUTHENTIC, "message " + name + " is not genuine");
    }
  }

  @Override
  public Message first() {
    return new Message(1, next("1"));
  }

  @Override
  public Message second(Bytes first) throws Failure {
    expect("1", first);
    return new Message(2, next("2"));
  }

  @Override
  public Optional<Runnable> judge(Bytes second) throws Failure {
    expect("2", second);
    return Optional.empty();
  }

  @Override
  public Message third() throws Failure {
    return new Message(passphrase.isEmpty() ? 3 : STEP_3_PASSPHRASE, next("3" + passphrase));
  }

  @Override
  public void finish(Message third) throws Failure {
    expect("3" + passphrase, third.noise());
  }

  @Override
  public String fingerprint() {
    return initiator ? "SHA256:responder" : "SHA256:initiator";
  }

  @Override
  public boolean grantsMessages() {
    return true;
  }

  @Override
  public FrameSeal sealing() {
    return new ToySeal(hash(prologue, Bytes.utf8(initiator ? "i" : "r")));
  }

  @Override
  public FrameSeal opening() {
    return new ToySeal(hash(prologue, Bytes.utf8(initiator ? "r" : "i")));
  }

  @Override
  public void wipe() {
    wiped = true;
  }

  /** An exchange that does what another one does, for a test to change a part of it. */
  abstract static class Wrapped implements KeyExchange {
    private final KeyExchange inner;

    Wrapped(KeyExchange inner) {
      this.inner = inner;
    }

    @Override
    public Message first() {
      return inner.first();
    }

    @Override
    public Message second(Bytes first) throws Failure {
      return inner.second(first);
    }

    @Override
    public Optional<Runnable> judge(Bytes second) throws Failure {
      return inner.judge(second);
    }

    @Override
    public Message third() throws Failure {
      return inner.third();
    }

    @Override
    public void finish(Message third) throws Failure {
      inner.finish(third);
    }

    @Override
    public String fingerprint() {
      return inner.fingerprint();
    }

    @Override
    public boolean grantsMessages() {
      return inner.grantsMessages();
    }

    @Override
    public FrameSeal sealing() {
      return inner.sealing();
    }

    @Override
    public FrameSeal opening() {
      return inner.opening();
    }

    @Override
    public void wipe() {
      inner.wipe();
    }
  }
}
