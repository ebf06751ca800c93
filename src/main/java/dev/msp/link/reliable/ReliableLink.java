package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameCheck;
import dev.msp.link.CloseReason;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The MSP/3 link: it greets the other end, exchanges keys with it if the link is to be sealed, and
 * then carries messages and channels, whatever the line does to frames. Source: MSP protocol,
 * section 4.
 *
 * <pre>
 *   IDLE ──HELLO──▶ PROBE ──HELLO(r)──▶ clear: OPEN
 *                     │                 sealed: KEYS ──▶ OPEN ──BYE both ways──▶ CLOSED
 *                     └──no answer──▶ CLASSIC, or CLOSED     └──RESET, silence──▶ IDLE or CLOSED
 * </pre>
 *
 * <p>No I/O, no clock, no thread: inputs are method calls with the time handed in, effects are
 * calls of {@link ReliableEffects}. All calls come from one thread at a time. It is the {@link
 * FrameCheck} of the decoder that feeds it. On a serial line it greets again by itself after its
 * link was lost; messages that are not acknowledged wait for the next one, also over another wire.
 *
 * <p>Times are nanoseconds on any clock that starts near zero and never goes back; {@link
 * Long#MAX_VALUE} means never.
 */
public final class ReliableLink implements FrameCheck {

  /** Bytes of the longest message. */
  public static final int MAX_MESSAGE = RecordReader.MAX_MESSAGE;

  private static final long SECOND = 1_000_000_000L;
  private static final int GREATEST_BACKOFF = 32;

  private final ReliableConfig config;
  private final ReliableEffects effects;
  private final MessageBook book;
  private final LinkFigures figures = new LinkFigures();
  private final Doubt doubt = new Doubt();
  private final Life life = new Life();
  private LineRate line;
  private Greeting greeting;
  private @Nullable Stage stage;
  private Origin origin = Origin.ZERO;
  private long callAt = Long.MAX_VALUE;
  private int backoff = 1;
  private boolean leaving;
  private boolean parted;
  private boolean sealed;
  private String fingerprint = "";

  /**
   * Makes a link that has no wire yet.
   *
   * @throws IllegalArgumentException if it may be sealed and has no key exchange, or its mtu is out
   *     of range
   */
  public ReliableLink(ReliableConfig config, ReliableEffects effects) {
    config.check();
    this.config = config;
    this.effects = effects;
    this.line = new LineRate(config.baud());
    this.greeting = new Greeting(config, life);
    this.book = new MessageBook(config.random().get(), effects);
  }

  /** Begins to count elsewhere, as the other end does too: for tests. */
  void countFrom(Origin elsewhere) {
    origin = elsewhere;
  }

  /** A wire is there. */
  public void opened(long now) {
    line = new LineRate(config.baud());
    leaving = false;
    backoff = 1;
    callAt = Long.MAX_VALUE;
    greeting = new Greeting(config, life);
    stage = greeting;
    if (config.role() == ReliableConfig.Role.CALLING) {
      effects.changed("greeting", "");
      greeting.call(now);
    } else {
      greeting.await(now);
    }
  }

  /**
   * Takes a message under a number of its own; it goes out when the link allows.
   *
   * @throws IllegalArgumentException if it is over {@link #MAX_MESSAGE}
   */
  public void send(long id, Bytes text, long now) {
    if (text.length() > MAX_MESSAGE) {
      throw new IllegalArgumentException(
          "a message of " + text.length() + " bytes is over " + MAX_MESSAGE);
    }
    book.add(id, text);
    pump(now);
  }

  /** Takes back a message that was not sent yet; returns false if it may be on its way. */
  public boolean withdraw(long id) {
    return book.withdraw(id);
  }

  /** Returns how many messages are not acknowledged. */
  public int pending() {
    return book.pending();
  }

  /** Returns whether the link is open, so that messages and channels go both ways. */
  public boolean isOpen() {
    return openLink() != null && !leaving;
  }

  /** Returns whether we have said, or will say, BYE on a link that has not ended yet. */
  public boolean isLeaving() {
    return openLink() != null && leaving;
  }

  /** Returns whether the link that is open is sealed. */
  public boolean isSealed() {
    return sealed;
  }

  /** Returns who the other end of a sealed link has proved to be; else empty. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns what was counted. */
  public LinkFigures figures() {
    return figures;
  }

  /** Returns the greatest LENGTH that may come now. */
  public int limit() {
    if (stage instanceof Greeting) {
      return config.mayFallBack() ? Frame.MAX_LENGTH : Hello.MAX_FRAME;
    }
    return Math.max(Hello.MAX_FRAME, config.mtu());
  }

  /** Opens a channel; empty if the link is not open, or has used all its numbers. */
  public OptionalInt openChannel(int kind, long now) {
    OpenLink open = openLink();
    if (open == null || leaving) {
      return OptionalInt.empty();
    }
    OptionalInt number = open.records().channels().open(kind);
    pump(now);
    return number;
  }

  /**
   * Takes a block to send on a channel, whole or not at all: false if there is no credit for it.
   *
   * @param block 64 KiB at most
   */
  public boolean write(int channel, byte[] block, long now) {
    OpenLink open = openLink();
    boolean taken = open != null && open.records().channels().write(channel, block);
    pump(now);
    return taken;
  }

  /** Returns how many bytes at most of what a channel took the other end does not have yet. */
  public long pending(int channel) {
    OpenLink open = openLink();
    return open == null ? 0 : open.pending(channel);
  }

  /** Lets the other end send so many bytes more on a channel. */
  public void grant(int channel, int bytes, long now) {
    OpenLink open = openLink();
    if (open != null) {
      open.records().channels().grant(channel, bytes);
      pump(now);
    }
  }

  /** Closes a channel behind what waits on it. */
  public void closeChannel(int channel, long now) {
    OpenLink open = openLink();
    if (open != null) {
      open.records().channels().close(channel);
      pump(now);
    }
  }

  /** Ends a channel at once with a reason for the other end. */
  public void refuse(int channel, String why, long now) {
    OpenLink open = openLink();
    if (open != null) {
      open.records().channels().refuse(channel, why);
      pump(now);
    }
  }

  /** Ends the link in order: what waits still goes out, then the other end is told, and that. */
  public void bye(String told, long now) {
    OpenLink open = openLink();
    leaving = true;
    if (open == null) {
      end(OpenLink.LEFT);
    } else {
      open.bye(told, now);
      settle(now);
    }
  }

  /** Ends the link at once; the other end is told if there is one. */
  public void abort(CloseReason reason, long now) {
    OpenLink open = openLink();
    leaving = true;
    if (open == null) {
      end(reason);
    } else {
      open.abort(reason, now);
      settle(now);
    }
  }

  /**
   * Goes on with what was kept while {@link ReliableEffects#takesMessages} said no; returns whether
   * there may be more of it.
   */
  public boolean takeKept(long now) {
    OpenLink open = openLink();
    boolean taken = open != null && open.takeKept(now);
    if (taken) {
      settle(now);
    }
    return taken;
  }

  private @Nullable OpenLink openLink() {
    return stage instanceof OpenStage open ? open.link() : null;
  }

  private void pump(long now) {
    OpenLink open = openLink();
    if (open != null) {
      open.pump(now);
      settle(now);
    }
  }

  private void settle(long now) {
    if (stage instanceof OpenStage open) {
      open.settle(now);
    }
  }

  @Override
  public boolean acceptsHeader(int version, int type) {
    return stage == null || stage.acceptsHeader(version, type);
  }

  @Override
  public boolean accepts(byte[] array, int offset, int length) {
    return stage == null || stage.accepts(array, offset, length);
  }

  /**
   * A good frame came. The array may be read during this call only.
   *
   * @param type its TYPE
   * @param offset index of its first byte
   * @param length its LENGTH
   */
  public void frame(int type, byte[] array, int offset, int length, long now) {
    Stage current = stage;
    if (current == null) {
      overdue();
    } else {
      current.frame(type, array, offset, length, now);
      settle(now); // the frame may have opened a link, and ended it
    }
  }

  /**
   * A good frame came when all was over. Of a link that ended in order that is the peer's last
   * acknowledgement, which crossed ours.
   */
  public void overdue() {
    effects.judged(parted ? "" : "the link is over", null);
  }

  /** The other end closed its output. */
  public void ended() {
    if (stage instanceof KeyStage exchange) {
      end(exchange.hungUp());
    } else if (stage != null) {
      end(new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer closed the connection"));
    }
  }

  /** The wire is gone; messages that are not acknowledged wait for another one. */
  public void lost(CloseReason reason) {
    Stage current = stage;
    stage = null;
    callAt = Long.MAX_VALUE;
    if (current != null) {
      parted = current instanceof OpenStage open && open.link().hasParted();
      current.lost(reason);
    }
    forget();
  }

  private void forget() {
    sealed = false;
    fingerprint = "";
  }

  /** Returns when {@link #tick} is due. */
  public long deadline() {
    Stage current = stage;
    return current == null ? Long.MAX_VALUE : Math.min(callAt, current.deadline());
  }

  /** The time has come. */
  public void tick(long now) {
    Stage current = stage;
    if (now >= callAt) {
      callAt = Long.MAX_VALUE;
      effects.changed("greeting", "");
      greeting.call(now);
    } else if (current != null) {
      current.tick(now);
    }
  }

  /** No link any more on this wire. */
  private void end(CloseReason reason) {
    lost(reason);
    effects.shutdownOutput();
    effects.close(reason);
  }

  /** Lives with what the stages come to. */
  private final class Life implements Greeting.Owner, KeyStage.Owner, OpenStage.Owner {
    private @Nullable Agreement agreement;
    private byte[] answer = new byte[0];

    @Override
    public void transmit(byte[] frame, long now) {
      line.sent(frame.length, now);
      effects.transmit(frame, null);
    }

    @Override
    public void judged(String remark) {
      effects.judged(remark, null);
    }

    @Override
    public void elsewhere(Runnable work) {
      effects.elsewhere(work);
    }

    @Override
    public void agreed(Agreement made, byte[] ourAnswer, long now) {
      callAt = Long.MAX_VALUE;
      agreement = made;
      answer = ourAnswer;
      KeyExchanges maker = config.keys();
      if (!made.isSealed()) {
        open(link(made, made.clearBox()), Bytes.EMPTY, now);
      } else if (maker == null) {
        throw new IllegalStateException("a sealed link without a key exchange");
      } else {
        exchange(maker, made, ourAnswer, now);
      }
    }

    private void exchange(KeyExchanges maker, Agreement made, byte[] ourAnswer, long now) {
      KeyExchange keys;
      try {
        keys = maker.begin(made.initiator(), made.prologue());
      } catch (KeyExchange.Failure e) {
        transmit(new HandshakeReset(made).frame(e.reason().kind()), now);
        putOff(e.reason(), now);
        return;
      }
      effects.changed("keys", "");
      boolean serial = config.isSerial();
      KeyStage next = new KeyStage(made, keys, ourAnswer, serial, doubt, this, now);
      stage = next;
      next.begin(now);
    }

    /** Nothing has begun that could be down: whoever waits on a line just goes on waiting. */
    private void putOff(CloseReason reason, long now) {
      if (config.isSerial() && config.role() == ReliableConfig.Role.ANSWERING) {
        greeting.rest();
        stage = greeting;
      } else {
        ended(reason, now);
      }
    }

    @Override
    public OpenLink link(Agreement made, FrameBox box) {
      int longest = box.greatestData(made.mtu());
      Records records =
          new Records(made.initiator(), book, config.conversations(), effects, longest);
      OpenLink link = new OpenLink(config, made, box, line, records, effects, figures);
      link.countFrom(origin);
      return link;
    }

    @Override
    public void keyed(OpenLink link, KeyExchange keys, Bytes third, long now) {
      sealed = true;
      doubt.admitted();
      fingerprint = keys.fingerprint();
      if (!keys.grantsMessages()) {
        link.refuseMessages();
      }
      keys.wipe();
      open(link, third, now);
      if (!third.isEmpty()) {
        link.acknowledge(now);
      }
    }

    private void open(OpenLink link, Bytes third, long now) {
      Agreement made = agreement;
      if (made == null) {
        throw new IllegalStateException("open without an agreement");
      }
      backoff = 1;
      OpenStage next = new OpenStage(config, made, link, answer, third, this);
      stage = next;
      effects.changed(sealed ? "sealed" : "clear", fingerprint);
      link.opened(now);
      if (leaving) {
        link.bye("", now);
      }
      next.settle(now);
    }

    @Override
    public void fallBack(String why) {
      stage = null;
      callAt = Long.MAX_VALUE;
      effects.fallBack(why);
    }

    @Override
    public void failed(CloseReason reason, long now) {
      ended(reason, now);
    }

    @Override
    public void ended(CloseReason reason, long now) {
      if (!config.isSerial() || leaving || isFinal(reason.kind())) {
        end(reason);
        return;
      }
      lost(reason);
      effects.changed("down", reason.text());
      greeting.rest();
      stage = greeting;
      if (config.role() == ReliableConfig.Role.CALLING) {
        callAt = now + backoff * SECOND;
        backoff = Math.min(GREATEST_BACKOFF, 2 * backoff);
      }
    }

    /** Returns whether calling again would come to the same; who answers waits for another. */
    private boolean isFinal(CloseReason.Kind kind) {
      return kind == CloseReason.Kind.BY_USER
          || config.role() == ReliableConfig.Role.CALLING
              && (kind == CloseReason.Kind.UNKNOWN_PEER || kind == CloseReason.Kind.NOT_AUTHENTIC);
    }

    @Override
    public void restarted(Bytes hello, long now) {
      lost(new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer restarted"));
      effects.changed("down", "the peer restarted");
      greeting.rest();
      stage = greeting;
      greeting.hello(hello, now);
    }
  }
}
