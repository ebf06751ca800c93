package dev.msp.session;

import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * The wire that a session has now, if it has one, as the effects of its speech see it. Every method
 * but {@link #outbox} is to be called under the session's lock.
 */
final class WireInUse implements Conversation.Wire {

  private final Gate lock;
  private volatile @Nullable Outbox outbox;
  private @Nullable CloseReason closing;
  private boolean stalled;

  WireInUse(Gate lock) {
    this.lock = lock;
  }

  void take(Outbox wire) {
    outbox = wire;
  }

  /** The wire is gone. */
  void leave() {
    outbox = null;
    closing = null;
    stalled = false;
  }

  /** Returns what waits to be written, or null if there is no wire. */
  @Nullable Outbox outbox() {
    return outbox;
  }

  /** Returns why the wire is to be closed, or null. */
  @Nullable CloseReason closing() {
    return closing;
  }

  /** Returns whether there is a wire that is not to be closed. */
  boolean isOpen() {
    return outbox != null && closing == null;
  }

  /** Returns whether bytes as they are may join what waits to be written. */
  boolean mayWrite() {
    Outbox to = outbox;
    return to != null && closing == null && to.isAlive() && to.hasRoom(Outbox.BYTES_ROOM);
  }

  /** Returns how many bytes were handed on and will not be written any more. */
  int unwritten() {
    Outbox to = outbox;
    return to == null ? 0 : to.unwritten();
  }

  /** Returns whether frames were held back, and are to be looked at again soon. */
  boolean isStalled() {
    return stalled;
  }

  void lookAgain() {
    stalled = false;
  }

  @Override
  public void write(byte[] frame) {
    Outbox to = outbox;
    if (to != null) {
      to.add(frame);
    }
  }

  @Override
  public boolean hasRoom() {
    Outbox to = outbox;
    boolean room = to == null || to.hasRoom(Outbox.FRAMES_ROOM);
    stalled |= !room;
    return room;
  }

  @Override
  public boolean hasUnread() {
    Outbox to = outbox;
    return to != null && to.transport().hasUnread();
  }

  @Override
  public void shutdownOutput() {
    Outbox to = outbox;
    if (to != null) {
      to.addShutdown();
    }
  }

  @Override
  public void close(CloseReason reason) {
    closing = reason;
    Outbox to = outbox;
    if (to != null) {
      to.addClose();
    }
  }

  @Override
  public void settled(Delivery delivery) {
    lock.changed();
  }
}
