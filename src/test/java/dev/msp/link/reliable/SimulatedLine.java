package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Two ends and the line between them, with a clock that jumps from one event to the next: hours
 * pass in a second, and every run comes again from its seed.
 */
final class SimulatedLine {

  static final long SECOND = 1_000_000_000L;

  /** What a line does to bytes. */
  record Faults(double bitErrors, double lostBytes, double insertedBytes, long latency) {
    static final Faults NONE = new Faults(0, 0, 0, 0);

    static Faults bits(double rate) {
      return new Faults(rate, 0, 0, 0);
    }
  }

  private record Arrival(long time, long order, End to, Bytes bytes)
      implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  final End one;
  End two;
  long now;
  boolean cut;

  /** Changes, drops (null) or keeps each frame that {@link #one} sends, before the line has it. */
  UnaryOperator<byte @Nullable []> toTwo = frame -> frame;

  UnaryOperator<byte @Nullable []> toOne = frame -> frame;

  /** Every frame that was sent, in order. */
  final List<Bytes> sentByOne = new ArrayList<>();

  final List<Bytes> sentByTwo = new ArrayList<>();

  private final long baud;
  private Faults faults;
  private final Random random;
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
  private final ArrayDeque<Runnable> later = new ArrayDeque<>();
  private long order;
  private long freeOne;
  private long freeTwo;

  SimulatedLine(long seed, ReliableConfig one, ReliableConfig two, Faults faults) {
    this.random = new Random(seed);
    this.baud = one.baud();
    this.faults = faults;
    this.one = new End("one", one, this);
    this.two = new End("two", two, this);
  }

  static ReliableConfig config(ReliableConfig.Role role, long baud, long seed) {
    return config(role, baud, seed, Hello.Security.CLEAR, false, null);
  }

  static ReliableConfig config(
      ReliableConfig.Role role,
      long baud,
      long seed,
      Hello.Security security,
      boolean mayFallBack,
      @Nullable KeyExchanges keys) {
    return new ReliableConfig(
        role,
        baud,
        baud == 0 ? ReliableConfig.TCP_MTU : ReliableConfig.serialMtu(baud),
        new Store(baud == 0 ? 1 << 20 : 64 << 10, Long.MAX_VALUE),
        security,
        mayFallBack,
        End.random(seed),
        keys,
        new Conversations());
  }

  /** Returns a line on which one calls two, both clear. */
  static SimulatedLine clear(long seed, long baud, Faults faults) {
    return new SimulatedLine(
        seed,
        config(ReliableConfig.Role.CALLING, baud, seed + 1000),
        config(ReliableConfig.Role.ANSWERING, baud, seed + 2000),
        faults);
  }

  SimulatedLine open() {
    two.link.opened(now);
    one.link.opened(now);
    return this;
  }

  /** Both ends begin to count somewhere else. */
  void from(Origin origin) {
    one.link.countFrom(origin);
    two.link.countFrom(origin);
  }

  /** Puts another end in place of the second, as a server has a new link for each connection. */
  void two(ReliableConfig config) {
    two = new End("two", config, this);
  }

  /** The line becomes another. */
  void faults(Faults changed) {
    faults = changed;
  }

  /** Returns for how long what one has sent still leaves. */
  long queuedByOne() {
    return Math.max(0, freeOne - now);
  }

  /** What is on the line gets lost. */
  void drop() {
    arrivals.clear();
  }

  /** To be done as soon as the link has finished what it is doing. */
  void later(Runnable task) {
    later.add(task);
  }

  void send(End from, byte[] frame) {
    boolean first = from == one;
    (first ? sentByOne : sentByTwo).add(Bytes.copyOf(frame));
    byte[] changed = (first ? toTwo : toOne).apply(frame);
    long start = Math.max(now, first ? freeOne : freeTwo);
    long end = baud == 0 ? start : start + frame.length * 10L * SECOND / baud;
    if (first) {
      freeOne = end;
    } else {
      freeTwo = end;
    }
    if (changed != null && !cut) {
      inject(first ? two : one, noisy(changed), end + faults.latency());
    }
  }

  /** Lets bytes arrive that nobody sent. */
  void inject(End to, byte[] bytes, long time) {
    if (bytes.length > 0) {
      arrivals.add(new Arrival(time, order++, to, Bytes.copyOf(bytes)));
    }
  }

  private byte[] noisy(byte[] frame) {
    if (faults.bitErrors() == 0 && faults.lostBytes() == 0 && faults.insertedBytes() == 0) {
      return frame.clone();
    }
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte b : frame) {
      int value = b;
      for (int bit = 0; faults.bitErrors() > 0 && bit < 8; bit++) {
        if (random.nextDouble() < faults.bitErrors()) {
          value ^= 1 << bit;
        }
      }
      if (faults.lostBytes() == 0 || random.nextDouble() >= faults.lostBytes()) {
        out.write(value);
      }
      if (faults.insertedBytes() > 0 && random.nextDouble() < faults.insertedBytes()) {
        out.write(random.nextInt());
      }
    }
    return out.toByteArray();
  }

  /** Lets time pass until something holds; returns whether it did before the time was over. */
  boolean until(java.util.function.BooleanSupplier done, long nanos) {
    long end = now + nanos;
    runLater();
    while (!done.getAsBoolean()) {
      long next = Math.min(one.deadline(), two.deadline());
      Arrival arrival = arrivals.peek();
      next = arrival == null ? next : Math.min(next, arrival.time());
      if (next > end) {
        now = end;
        return done.getAsBoolean();
      }
      now = Math.max(now, next);
      if (arrival != null && arrival.time() <= now) {
        arrivals.remove();
        arrival.to().received(arrival.bytes().toArray(), now);
      } else {
        tick(one);
        tick(two);
      }
      runLater();
    }
    return true;
  }

  private void tick(End end) {
    if (end.deadline() <= now) {
      end.tick(now);
      if (end.deadline() <= now) {
        throw new AssertionError(end.name + " wants to be woken again at once, at " + now);
      }
    }
  }

  void pass(long nanos) {
    until(() -> false, nanos);
  }

  private void runLater() {
    for (Runnable next = later.poll(); next != null; next = later.poll()) {
      next.run();
    }
  }

  /** Sends bytes on a channel from one to two as fast as the link takes them. */
  void stream(int total, int block) {
    two.autoGrant = 64 << 10;
    int channel = one.link.openChannel(3, now).orElseThrow();
    int[] left = {total};
    one.onRoom =
        () -> {
          while (left[0] > 0) {
            byte[] next = new byte[Math.min(block, left[0])];
            random.nextBytes(next);
            if (!one.link.write(channel, next, now)) {
              return;
            }
            left[0] -= next.length;
          }
        };
  }
}
