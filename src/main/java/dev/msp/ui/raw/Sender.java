package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends what was typed or pasted, at its pace, on a thread of its own: a line that takes nothing
 * must not keep the keyboard from being read.
 */
final class Sender implements Runnable {

  /** Bytes that may wait: a large paste on a slow line. */
  static final int LIMIT = 1 << 20;

  private static final int PIECE = 1024;
  private static final long PATIENCE = 1_000_000_000L;

  private final Session session;
  private final Pacing pacing;
  private final Consumer<String> say;
  private ByteArrayOutputStream queue = new ByteArrayOutputStream();
  private long waiting;

  /**
   * Sends nothing yet.
   *
   * @param say takes what the user is to be told
   */
  Sender(Session session, Pacing pacing, Consumer<String> say) {
    this.session = session;
    this.pacing = pacing;
    this.say = say;
  }

  /** Takes bytes to send; returns whether there was room for them. */
  synchronized boolean offer(Bytes bytes) {
    if (waiting + bytes.length() > LIMIT) {
      return false;
    }
    queue.writeBytes(bytes.toArray());
    waiting += bytes.length();
    notifyAll();
    return true;
  }

  /** Returns how many bytes wait to be sent. */
  synchronized long waiting() {
    return waiting;
  }

  @Override
  public void run() {
    try {
      while (!session.isClosed()) {
        send(take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Bytes take() throws InterruptedException {
    while (queue.size() == 0) {
      wait();
    }
    Bytes all = Bytes.copyOf(queue.toByteArray());
    queue = new ByteArrayOutputStream();
    return all;
  }

  private void send(Bytes all) throws InterruptedException {
    Bytes rest = all;
    while (!rest.isEmpty()) {
      Pacing.Piece piece = pacing.next(rest.slice(0, Math.min(PIECE, rest.length())));
      if (!write(rest.slice(0, piece.length()))) {
        giveUp();
        return;
      }
      sent(piece.length());
      rest = rest.slice(piece.length(), rest.length());
      TimeUnit.NANOSECONDS.sleep(piece.pauseNanos());
    }
  }

  /** Returns false if the wire is gone. */
  private boolean write(Bytes piece) throws InterruptedException {
    while (!session.write(piece)) {
      if (!(session.state() instanceof SessionState.Open)) {
        return false;
      }
      session.awaitRoom(PATIENCE);
    }
    return true;
  }

  private synchronized void sent(int length) {
    waiting -= length;
  }

  /** What was meant for a wire that is gone is not for the next one: the device may have reset. */
  private synchronized void giveUp() {
    say.accept("the last " + waiting + " bytes were not sent: the connection was lost");
    queue.reset();
    waiting = 0;
  }
}
