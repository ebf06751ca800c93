package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one conversation, both ways, over any number of links: they number themselves by
 * count, and what a new link's RESUME says is missing goes out again, so that none is lost and none
 * comes twice. Source: MSP protocol, section 4.3, rule 11.
 */
final class MessageBook {

  /** Told what became of messages. */
  interface Told {
    void began(long id);

    void acknowledged(long id, long nanos);

    void uncertain(long id);
  }

  /** A message of ours that the other end has not acknowledged. */
  private static final class Outgoing {
    private final long id;
    private final byte[] text;
    private boolean sent;
    private boolean told;
    private long sentAt;
    private long end;

    Outgoing(long id, byte[] text) {
      this.id = id;
      this.text = text;
    }
  }

  private final Told told;

  /** Not yet in the stream of this link. */
  private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();

  /** In the stream of this link. */
  private final ArrayDeque<Outgoing> sent = new ArrayDeque<>();

  private Bytes conversation;
  private @Nullable Outgoing writing;

  /** How many messages of ours the other end is known to have: the number of the oldest kept. */
  private long acknowledged;

  private long received;
  private boolean resumed;

  /** The name of the other end's memory on the last link; empty if it has said none. */
  private Bytes memory = Bytes.EMPTY;

  /** Whether a message may have gone out on any link. */
  private boolean begun;

  MessageBook(Bytes conversation, Told told) {
    this.conversation = conversation;
    this.told = told;
  }

  Bytes conversation() {
    return conversation;
  }

  /** Returns how many messages came in this conversation: the number of the next one wanted. */
  long received() {
    return received;
  }

  void countReceived() {
    received++;
  }

  /** Returns whether nothing was ever sent or received, so that both ends begin at 0. */
  private boolean isFresh() {
    return !begun && acknowledged == 0 && received == 0;
  }

  void add(long id, Bytes text) {
    waiting.add(new Outgoing(id, text.toArray()));
  }

  /** Takes back a message that no link has begun to send; returns whether it did. */
  boolean withdraw(long id) {
    for (Iterator<Outgoing> all = waiting.iterator(); all.hasNext(); ) {
      Outgoing message = all.next();
      if (message.id == id && !message.sent && message != writing) {
        all.remove();
        return true;
      }
    }
    return false;
  }

  /** Returns how many messages are not acknowledged. */
  int pending() {
    return waiting.size() + sent.size() + (writing == null ? 0 : 1);
  }

  /** Returns whether messages are not in the stream of a link yet, or not whole. */
  boolean isWaiting() {
    return writing != null || !waiting.isEmpty();
  }

  /** A link begins: this end may send at once what the other cannot have by another way. */
  void opened(boolean initiator) {
    resumed = initiator && isFresh();
  }

  /**
   * A responder goes on with the conversation that the initiator has named.
   *
   * @param count how many messages came in it
   */
  void goOn(Bytes other, long count) {
    if (!other.equals(conversation)) {
      conversation = other;
      forgotten();
      acknowledged = 0;
    }
    received = count;
  }

  /**
   * The other end says which message it wants next. Only what was sent before can be among those
   * that it has.
   *
   * @param memory what tells whether it remembers what it took on earlier links; empty if nothing
   *     does
   */
  void resume(long next, Bytes memory) {
    boolean another = !this.memory.isEmpty() && !this.memory.equals(memory);
    this.memory = memory;
    if (resumed) {
      return; // began fresh, and what was sent since is on this link already
    }
    resumed = true;
    long has = next - acknowledged;
    if (another || has < 0 || has > waiting.stream().takeWhile(message -> message.sent).count()) {
      forgotten();
    } else {
      for (long i = 0; i < has; i++) {
        told.acknowledged(waiting.remove().id, -1);
      }
    }
    acknowledged = next;
  }

  /** The other end knows nothing of what it was sent: it is not told twice. */
  private void forgotten() {
    while (!waiting.isEmpty() && waiting.element().sent) {
      told.uncertain(waiting.remove().id);
    }
  }

  /** Returns the next message to put into the stream, or null. */
  byte @Nullable [] next() {
    if (!resumed || writing != null || waiting.isEmpty()) {
      return null;
    }
    begun = true;
    Outgoing next = waiting.remove();
    writing = next;
    if (!next.told) {
      next.told = true;
      told.began(next.id);
    }
    return next.text;
  }

  boolean hasNext() {
    return resumed && isWaiting();
  }

  /** The message that {@link #next} returned is in the stream up to an offset. */
  void written(long end, long now) {
    Outgoing message = writing;
    if (message != null) {
      writing = null;
      message.sent = true;
      message.sentAt = now;
      message.end = end;
      sent.add(message);
    }
  }

  /** The other end has the stream up to an offset, and so the messages that end there. */
  void acknowledged(long offset, long now) {
    while (!sent.isEmpty() && sent.element().end <= offset) {
      Outgoing message = sent.remove();
      acknowledged++;
      told.acknowledged(message.id, now - message.sentAt);
    }
  }

  /** The link is gone: what it did not acknowledge waits for the next one. */
  void lost() {
    Outgoing message = writing;
    writing = null;
    if (message != null) {
      message.sent = true;
      waiting.addFirst(message);
    }
    while (!sent.isEmpty()) {
      waiting.addFirst(sent.removeLast());
    }
    resumed = false;
  }
}
