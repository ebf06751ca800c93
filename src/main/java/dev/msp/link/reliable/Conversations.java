package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an answering end remembers of conversations, so that a peer that comes back on another link
 * goes on where it stopped: how many messages came in each. All links of one server share it, and
 * each may be on a thread of its own.
 */
public final class Conversations {

  /** Bytes of a name. */
  public static final int NAME = ControlRecord.MEMORY;

  private static final int MOST = 1024;

  /** One conversation, and the link that goes on with it. */
  private static final class Known {
    private Object owner;
    private long received;

    private Known(Object owner) {
      this.owner = owner;
    }
  }

  private final Bytes name;

  private final Map<Bytes, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Known> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers nothing yet, and has no name: a peer cannot tell whether it is another one. */
  public Conversations() {
    this(Bytes.EMPTY);
  }

  /**
   * Remembers nothing yet.
   *
   * @param name {@link #NAME} random bytes, by which peers notice that the one before is lost
   */
  public Conversations(Bytes name) {
    this.name = name;
  }

  /** Returns what tells it from the one that a program had before it was restarted. */
  Bytes name() {
    return name;
  }

  /**
   * A link goes on with a conversation; what an older one still brings of it counts no more.
   *
   * @param known how many messages of it that link knows of itself
   * @return how many messages of it came
   */
  synchronized long claim(Bytes conversation, Object owner, long known) {
    Known entry = this.known.computeIfAbsent(conversation, c -> new Known(owner));
    entry.owner = owner;
    entry.received = Math.max(entry.received, known);
    return entry.received;
  }

  /**
   * Counts a message that came; returns false if it is no longer this link's to take.
   *
   * @param before how many came before: so many others came in between that it may be forgotten
   */
  synchronized boolean received(Bytes conversation, Object owner, long before) {
    Known entry = known.computeIfAbsent(conversation, c -> new Known(owner));
    if (entry.owner != owner) {
      return false;
    }
    entry.received = before + 1;
    return true;
  }
}
