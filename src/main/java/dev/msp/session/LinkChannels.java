package dev.msp.session;

import dev.msp.link.reliable.ReliableLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The channels of a session's link; under the session's lock. */
final class LinkChannels implements ChannelSink, LinkChannel.Host {

  /**
   * What a peer may send on a channel before any of it is taken: at 1 GB/s so much comes in 1 ms,
   * and as long a thread that is to take it may wait for a CPU. It is what is sent again where the
   * process that was to take it is killed, and that shall be 1 MiB at most (RELIABILITY row 37).
   */
  private static final int TCP_WINDOW = (1 << 20) - Channel.MAX_BLOCK;

  private static final int SERIAL_WINDOW = 64 << 10;

  /** Channels that a peer may have open at once. */
  private static final int MOST = 8;

  private final Gate lock;
  private final Clock clock;
  private final ReliablePlan plan;
  private final String peerName;
  private final ReliableConversation conversation;
  private final Runnable acted;
  private final Map<Integer, LinkChannel> open = new HashMap<>();

  LinkChannels(
      Gate lock,
      Clock clock,
      ReliablePlan plan,
      String peerName,
      ReliableConversation conversation,
      Runnable acted) {
    this.lock = lock;
    this.clock = clock;
    this.plan = plan;
    this.peerName = peerName;
    this.conversation = conversation;
    this.acted = acted;
  }

  /**
   * Opens one.
   *
   * @throws ChannelException if the link is not open
   */
  Channel open(Channel.Kind kind) throws ChannelException {
    OptionalInt number = link().openChannel(kind.code(), nanos());
    if (number.isEmpty()) {
      boolean used = link().isOpen();
      throw new ChannelException(
          used ? ChannelException.Cause.CLOSED_HERE : ChannelException.Cause.LINK_LOST,
          used
              ? "too many channels were opened on this link; open the session again"
              : "there is no MSP/3 link");
    }
    LinkChannel channel = make(number.getAsInt(), kind);
    channel.welcome();
    acted.run();
    return channel;
  }

  private LinkChannel make(int number, Channel.Kind kind) {
    long baud = plan.config().baud();
    int window = baud == 0 ? TCP_WINDOW : SERIAL_WINDOW;
    int good =
        baud == 0 ? Channel.MAX_BLOCK : (int) Math.max(256, Math.min(8 << 10, baud / 10 / 4));
    LinkChannel channel = new LinkChannel(this, number, kind, peer(), window, good);
    open.put(number, channel);
    return channel;
  }

  /** Returns who is at the other end. */
  Peer peer() {
    return Peer.of(peerName, link().fingerprint());
  }

  @Override
  public void opened(int number, int kind) {
    conversation.after(
        () -> {
          Channel.Kind known = kind(kind);
          if (known == null || open.size() >= MOST) {
            String why = known == null ? "no such kind of channel" : "too many channels are open";
            link().refuse(number, why, nanos());
          } else {
            LinkChannel channel = make(number, known);
            channel.welcome();
            plan.channels().opened(channel);
          }
        });
  }

  private static Channel.@Nullable Kind kind(int code) {
    for (Channel.Kind kind : Channel.Kind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    return null;
  }

  @Override
  public void block(int number, byte[] block) {
    LinkChannel channel = open.get(number);
    if (channel != null) {
      channel.take(block);
    }
  }

  @Override
  public void room(int number) {
    LinkChannel channel = open.get(number);
    if (channel != null) {
      conversation.after(channel::flush);
    }
  }

  @Override
  public void closed(int number, boolean refused, String why) {
    LinkChannel channel = open.remove(number);
    if (channel != null) {
      channel.ended(
          refused ? ChannelException.Cause.REFUSED : ChannelException.Cause.CLOSED,
          refused ? why : "the peer closed the channel");
    }
  }

  @Override
  public void lost(String why) {
    List<LinkChannel> all = new ArrayList<>(open.values());
    open.clear();
    all.forEach(channel -> channel.ended(ChannelException.Cause.LINK_LOST, why));
  }

  @Override
  public Gate lock() {
    return lock;
  }

  @Override
  public ReliableLink link() {
    return conversation.link();
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public void acted() {
    conversation.finish(clock.nanos());
    acted.run();
  }

  @Override
  public void forget(int number) {
    open.remove(number);
  }
}
