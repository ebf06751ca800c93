package dev.msp.session;

import dev.msp.transport.Endpoint;
import dev.msp.transport.LineControl;

/**
 * What a session does about noise on a COM port, where there is more of it than elsewhere: joins
 * what comes in small pieces, and tells a user who gets nothing else. Under the session's lock.
 */
final class PortNoise {

  /** How long noise is held so that more may join it, in nanoseconds. */
  static final long HELD = 100_000_000L;

  private static final long NEVER = Long.MAX_VALUE;

  private final Endpoint endpoint;
  private final Conversation.Shared shared;
  private final WireInUse wire;
  private final Speaking speaking;
  private final NoiseWatch watch;
  private long releaseAt = NEVER;

  PortNoise(Endpoint endpoint, Conversation.Shared shared, WireInUse wire, Speaking speaking) {
    this.endpoint = endpoint;
    this.shared = shared;
    this.wire = wire;
    this.speaking = speaking;
    this.watch = new NoiseWatch(shared.counters());
    shared.journal().joinNoise();
  }

  /** The wire, or the protocol on it, is another one. */
  void changed() {
    if (wire.isOpen() && speaking.protocol() != Protocol.RAW) {
      watch.begin();
    } else {
      watch.end();
    }
  }

  /** Bytes came, and have been seen to. */
  void heard(long now) {
    if (!shared.journal().holdsNoise()) {
      releaseAt = NEVER;
    } else if (releaseAt == NEVER) {
      releaseAt = now + HELD;
    }
    watch.heard(now);
    tell(now);
  }

  /** Returns when {@link #tick} is due. */
  long deadline(long now) {
    return Math.min(releaseAt, watch.deadline(now));
  }

  void tick(long now) {
    if (now >= releaseAt) {
      releaseAt = NEVER;
      shared.journal().releaseNoise();
      shared.publish();
    }
    tell(now);
  }

  private void tell(long now) {
    Outbox outbox = wire.outbox();
    if (outbox != null && watch.isOnlyNoise(now)) {
      String settings =
          outbox.transport() instanceof LineControl line ? " (now " + line.settings() + ')' : "";
      shared.state(
          0,
          "trouble",
          endpoint.address()
              + ": no MSP seen, only noise; check the rate"
              + settings
              + " on both ends, or read what comes with protocol=raw",
          now);
    }
  }
}
