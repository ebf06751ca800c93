package dev.msp.session;

import dev.msp.crypto.Argon2Cost;
import dev.msp.crypto.HandshakeException;
import dev.msp.crypto.LinkKeys;
import dev.msp.crypto.NoiseHandshake;
import dev.msp.crypto.PeerKey;
import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.FrameSeal;
import dev.msp.link.reliable.KeyExchange;
import dev.msp.link.reliable.KeyExchanges;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the handshake of {@code crypto} and the link together. */
public final class NoiseExchange implements KeyExchange {

  private static final int STEP_3 = 3;

  private final SealPlan plan;
  private final NoiseHandshake noise;
  private @Nullable LinkKeys keys;
  private @Nullable Derivation derivation;
  private String fingerprint = "";
  private boolean grantsMessages = true;

  private NoiseExchange(SealPlan plan, NoiseHandshake noise) {
    this.plan = plan;
    this.noise = noise;
  }

  /** Returns what makes the exchanges of all links of a session. */
  public static KeyExchanges exchanges(SealPlan plan) {
    return (initiator, prologue) ->
        new NoiseExchange(
            plan,
            initiator
                ? NoiseHandshake.initiator(plan.own(), prologue)
                : NoiseHandshake.responder(plan.own(), prologue));
  }

  private static Failure notAuthentic(String why) {
    return new Failure(CloseReason.Kind.NOT_AUTHENTIC, why);
  }

  private static Failure failed(HandshakeException e) {
    return notAuthentic("the handshake failed: " + e.getMessage());
  }

  @Override
  public Message first() {
    try {
      return new Message(1, noise.write(Bytes.EMPTY));
    } catch (HandshakeException e) {
      throw new IllegalStateException("message 1 needs nothing of the peer", e);
    }
  }

  @Override
  public Message second(Bytes first) throws Failure {
    try {
      noise.read(first);
      Bytes cost = plan.derived().map(d -> d.cost().encode()).orElse(Bytes.EMPTY);
      return new Message(2, noise.write(cost));
    } catch (HandshakeException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Runnable> judge(Bytes second) throws Failure {
    try {
      Bytes payload = noise.read(second);
      Optional<CloseReason> refused =
          plan.guard().judge(noise.remoteKey(), plan.passphrase().isPresent());
      if (refused.isPresent()) {
        throw new Failure(refused.get().kind(), refused.get().text());
      }
      Optional<Argon2Cost> cost = Argon2Cost.decode(payload);
      if (plan.passphrase().isEmpty()) {
        return Optional.empty();
      } else if (cost.isEmpty()) {
        throw notAuthentic("a passphrase was given here, and the peer has none");
      }
      Derivation work = new Derivation(plan.passphrase().get(), cost.get());
      derivation = work;
      return Optional.of(work);
    } catch (HandshakeException e) {
      throw failed(e);
    }
  }

  /** What vouches for us is the passphrase, if one was given, else our key alone. */
  @Override
  public Message third() throws Failure {
    Derivation passphrase = derivation;
    try {
      if (passphrase == null) {
        noise.withoutPassword();
      } else {
        noise.withPassword(passphrase.result());
      }
      int step = passphrase == null ? STEP_3 : STEP_3_PASSPHRASE;
      Message third = new Message(step, noise.write(Bytes.EMPTY));
      finished(noise.remoteKey());
      return third;
    } catch (HandshakeException e) {
      throw failed(e);
    }
  }

  @Override
  public void finish(Message third) throws Failure {
    boolean withPassphrase = third.step() == STEP_3_PASSPHRASE;
    if (withPassphrase && plan.derived().isEmpty()) {
      throw notAuthentic("the peer gave a passphrase, and there is none here");
    }
    if (withPassphrase) {
      noise.withPassword(plan.derived().orElseThrow().secret());
    } else {
      noise.withoutPassword();
    }
    PeerKey key;
    try {
      noise.read(third.noise());
      key = noise.remoteKey();
    } catch (HandshakeException e) {
      throw notAuthentic(
          withPassphrase
              ? "the peer's passphrase is wrong"
              : "the handshake failed: " + e.getMessage());
    }
    if (!withPassphrase && !plan.guard().isAuthorized(key)) {
      throw notAuthentic(
          "the peer's key "
              + key.fingerprint().text()
              + " is not authorised here; msp peers allow lets it in");
    }
    grantsMessages = withPassphrase || plan.guard().grantsMessages(key);
    finished(key);
  }

  @Override
  public boolean grantsMessages() {
    return grantsMessages;
  }

  private void finished(PeerKey key) {
    fingerprint = key.fingerprint().text();
    keys = noise.split();
  }

  private LinkKeys keys() {
    LinkKeys all = keys;
    if (all == null) {
      throw new IllegalStateException("the handshake is not over");
    }
    return all;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public FrameSeal sealing() {
    return new Cipher(keys());
  }

  @Override
  public FrameSeal opening() {
    return new Cipher(keys());
  }

  @Override
  public void wipe() {
    noise.close();
    Derivation passphrase = derivation;
    if (passphrase != null) {
      passphrase.close();
    }
  }

  /** Both directions of a sealed link, as the link sees them. */
  private static final class Cipher implements FrameSeal {
    private final LinkKeys keys;

    Cipher(LinkKeys keys) {
      this.keys = keys;
    }

    @Override
    public void seal(
        long counter, byte[] array, int adOffset, int adLength, int offset, int length) {
      keys.sending().seal(counter, array, adOffset, adLength, length);
    }

    @Override
    public boolean open(
        long counter,
        byte[] array,
        int adOffset,
        int adLength,
        int offset,
        int length,
        byte[] out) {
      return !keys.receiving().isExhausted()
          && keys.receiving().open(counter, array, adOffset, adLength, length, out, 0);
    }

    @Override
    public void wipe() {
      keys.close();
    }
  }
}
