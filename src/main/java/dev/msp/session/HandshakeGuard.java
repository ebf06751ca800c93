package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.FrameSeal;
import dev.msp.link.reliable.KeyExchange;
import dev.msp.link.reliable.KeyExchanges;
import dev.msp.link.reliable.ReliableConfig;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the handshakes of a listener: a source whose handshake failed is put off for 5 s,
 * then for twice as long each time, so that nobody guesses a passphrase; and no more than {@link
 * #MOST} handshakes go on at once, of which newcomers are put off by chance before all places are
 * taken, so that a flood does not shut out everybody else; one source has half of them at most.
 * Both only look at sealed links: a classic connection has no handshake.
 *
 * <p>A connection is looked at twice, when its handshake begins and before its last message is
 * judged. Else a hundred that began together would be a hundred guesses.
 *
 * <p>May be used by many threads.
 */
final class HandshakeGuard {

  /** So many handshakes may go on at once. */
  static final int MOST = 100;

  /** From so many on, some newcomers are put off; and one source alone has no more than these. */
  static final int EARLY = 50;

  private static final long TELL_AGAIN = 60_000_000_000L;

  private final Clock clock;
  private final DoubleSupplier chance;
  private final Consumer<String> teller;
  private final Penalties penalties = new Penalties();
  private final Map<String, Integer> goingOf = new HashMap<>();
  private int going;
  private int crowdedOut;
  private long tellAt = Long.MIN_VALUE;

  /**
   * Makes one that puts nobody off yet.
   *
   * @param teller is told what the user should know, in one sentence now and then
   */
  HandshakeGuard(Clock clock, Consumer<String> teller) {
    this(clock, new SecureRandom()::nextDouble, teller);
  }

  /**
   * Makes one that puts nobody off yet.
   *
   * @param chance numbers from 0 to below 1 that nobody can foresee
   * @param teller is told what the user should know, in one sentence now and then
   */
  HandshakeGuard(Clock clock, DoubleSupplier chance, Consumer<String> teller) {
    this.clock = clock;
    this.chance = chance;
    this.teller = teller;
  }

  /** Returns the source of an address such as {@code 127.0.0.1:50412}; see {@link Penalties}. */
  static String source(String address) {
    return Penalties.source(address);
  }

  /**
   * Returns whether who has just connected is to be closed at once, which needs no word: where all
   * links are sealed, and its source is put off.
   */
  synchronized boolean closes(@Nullable ReliableConfig config, String source) {
    return config != null && config.isSealedOnly() && penalties.putsOff(source, clock.nanos());
  }

  /**
   * Returns how an end speaks MSP/3 whose handshakes go as far as this allows.
   *
   * @param source where the other end is, once there is one
   */
  ReliableConfig before(ReliableConfig config, Supplier<String> source) {
    KeyExchanges keys = config.keys();
    return keys == null
        ? config
        : config.with(
            (initiator, prologue) ->
                initiator ? keys.begin(true, prologue) : begin(keys, prologue, source.get()));
  }

  private KeyExchange begin(KeyExchanges keys, Bytes prologue, String source)
      throws KeyExchange.Failure {
    enter(source);
    return new Guarded(keys.begin(false, prologue), source);
  }

  private synchronized void enter(String source) throws KeyExchange.Failure {
    refuseWhilePutOff(source);
    double full = (going - EARLY) / (double) (MOST - EARLY);
    boolean all = full >= 1 || goingOf.getOrDefault(source, 0) >= EARLY;
    if (all || full > 0 && chance.getAsDouble() < full) {
      crowdedOut++;
      tellOfCrowd();
      throw putOff("too many handshakes are going on");
    }
    going++;
    goingOf.merge(source, 1, Integer::sum);
  }

  private void tellOfCrowd() {
    long now = clock.nanos();
    if (now >= tellAt) {
      tellAt = now + TELL_AGAIN;
      teller.accept(
          going + " handshakes are going on at once; put off because of that: " + crowdedOut);
    }
  }

  private synchronized void refuseWhilePutOff(String source) throws KeyExchange.Failure {
    if (penalties.putsOff(source, clock.nanos())) {
      throw putOff("a handshake of " + source + " failed a short time ago");
    }
  }

  private static KeyExchange.Failure putOff(String why) {
    return new KeyExchange.Failure(CloseReason.Kind.PUT_OFF, "put off: " + why);
  }

  private synchronized void failed(String source) {
    teller.accept(penalties.failed(source, clock.nanos()));
  }

  private synchronized void succeeded(String source) {
    penalties.forget(source);
  }

  private synchronized void left(String source) {
    going--;
    goingOf.computeIfPresent(source, (any, count) -> count == 1 ? null : count - 1);
  }

  /** One exchange, of which it is known how it ends. */
  private final class Guarded implements KeyExchange {
    private final KeyExchange inner;
    private final String source;
    private boolean over;

    Guarded(KeyExchange inner, String source) {
      this.inner = inner;
      this.source = source;
    }

    @Override
    public Message first() {
      return inner.first();
    }

    @Override
    public Message second(Bytes first) throws Failure {
      try {
        return inner.second(first);
      } catch (Failure e) {
        failed(source);
        throw e;
      }
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
      refuseWhilePutOff(source);
      try {
        inner.finish(third);
      } catch (Failure e) {
        failed(source);
        throw e;
      }
      succeeded(source);
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
      if (!over) {
        over = true;
        left(source);
      }
      inner.wipe();
    }
  }
}
