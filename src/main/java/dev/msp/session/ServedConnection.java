package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.transport.Connection;
import dev.msp.transport.Receiver;
import dev.msp.transport.TransportException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One accepted connection: gives what arrives to its conversation, and the answers back. */
final class ServedConnection
    implements Receiver, Conversation.Wire, Conversation.Greeted, ReliableConversation.Owner {

  /**
   * Where the answers to one read are gathered. All connections of a server share one, for they are
   * served by one thread: an idle connection then holds nothing.
   */
  static final class Answers {
    private byte[] bytes = new byte[4096];
    private int length;

    /** Drops what a call left that ended in a bug: it is not for the next connection to get. */
    private void begin() {
      length = 0;
    }

    private void add(byte[] frame) {
      if (length + frame.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + frame.length));
      }
      System.arraycopy(frame, 0, bytes, length, frame.length);
      length += frame.length;
    }
  }

  private final Connection connection;
  private final Conversation.Shared shared;
  private final Server.Plan plan;
  private final Decoding decoding;
  private final Conversation classic;
  private final @Nullable Answers answers;
  private final Set<ServedConnection> open;
  private @Nullable CloseReason closing;
  private Speech conversation;

  /**
   * Takes a connection.
   *
   * @param answers where answers are gathered so that one write takes them all, for peers that
   *     pipeline; null for one write each
   * @param open holds this one until it is closed
   */
  ServedConnection(
      Connection connection,
      Conversation.Shared shared,
      Server.Plan plan,
      @Nullable Answers answers,
      Set<ServedConnection> open,
      long now) {
    this.connection = connection;
    this.shared = shared;
    this.answers = answers;
    this.open = open;
    this.plan = plan;
    this.decoding = new Decoding(plan.halfFrame());
    this.classic = new Conversation(connection.id(), shared, plan.link(), decoding, this, this);
    this.conversation = classic;
    shared.state(connection.id(), "open", connection.remote(), now);
    open.add(this);
    ReliableConfig reliable = plan.reliable();
    if (reliable != null && !reliable.mayFallBack()) {
      conversation = reliable(reliable);
    }
    conversation.opened(now);
  }

  private ReliableConversation reliable(ReliableConfig config) {
    ReliableConversation made =
        new ReliableConversation(connection.id(), shared, config, decoding, this, this);
    made.channels(new RefusedChannels(made));
    return made;
  }

  @Override
  public boolean hello(long time) {
    ReliableConfig reliable = plan.reliable();
    if (reliable == null) {
      return false;
    }
    ReliableConversation next = reliable(reliable);
    conversation = next;
    next.adopt(time);
    next.frame();
    next.finish(time);
    return true;
  }

  @Override
  public void fallBack(boolean frameAtHand, long time) {
    conversation = classic;
    classic.adopt(time);
    if (frameAtHand) {
      classic.frame();
    }
  }

  @Override
  public void answer(Bytes text, long time) {
    if (conversation instanceof ReliableConversation reliable) {
      reliable.submit(classic.link().create(text), time);
    }
  }

  @Override
  public void received(byte[] buffer, int offset, int length, long now) {
    begin();
    conversation.received(buffer, offset, length, now);
    finish(now);
  }

  @Override
  public void ended(long now) {
    begin();
    conversation.ended(now);
    finish(now);
  }

  @Override
  public void tick(long now) {
    begin();
    conversation.tick(now);
    finish(now);
  }

  /**
   * The listener is being closed: says so to a peer that speaks MSP/3, and to one that takes its
   * time once more; returns whether it is still to answer.
   */
  boolean leave(boolean atOnce, long now) {
    begin();
    boolean waits = false;
    if (conversation instanceof ReliableConversation reliable) {
      if (atOnce) {
        reliable.abort(Server.LISTENER_CLOSED, now);
      } else {
        waits = reliable.leave(now);
      }
    }
    finish(now);
    return waits && open.contains(this);
  }

  @Override
  public void failed(TransportException cause, long now) {
    gone(new CloseReason(CloseReason.Kind.WIRE_BROKE, String.valueOf(cause.getMessage())), now);
  }

  @Override
  public long deadline() {
    return conversation.deadline();
  }

  private void begin() {
    if (answers != null) {
      answers.begin();
    }
  }

  private void finish(long now) {
    flush();
    CloseReason reason = closing;
    if (reason != null) {
      connection.close();
      gone(reason, now);
    }
  }

  /** The connection is no more, or will be in a moment. */
  void gone(CloseReason reason, long now) {
    closing = null;
    open.remove(this);
    conversation.lost(reason, true, now);
    shared.state(connection.id(), "closed", reason.text(), now);
  }

  private void flush() {
    if (answers != null && answers.length > 0) {
      connection.write(answers.bytes, 0, answers.length);
      answers.length = 0;
    }
  }

  @Override
  public void write(byte[] frame) {
    if (answers == null) {
      connection.write(frame, 0, frame.length);
    } else {
      answers.add(frame);
    }
  }

  @Override
  public void shutdownOutput() {
    flush();
    connection.shutdownOutput();
  }

  @Override
  public void close(CloseReason reason) {
    closing = reason;
  }

  @Override
  public void settled(Delivery delivery) {}
}
