package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.HalfFrame;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableEffects;
import dev.msp.link.reliable.ReliableLink;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A calling end of MSP/3 without any wire: a test carries its bytes to and fro. */
final class Caller implements ReliableEffects {

  private final ReliableLink link;
  private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
  private final List<Bytes> out = new ArrayList<>();
  final List<Bytes> messages = new ArrayList<>();
  final List<String> downs = new ArrayList<>();
  @Nullable CloseReason closed;

  Caller(ReliableConfig config) {
    link = new ReliableLink(config, this);
    decoder.check(link);
  }

  /** Makes 16 bytes after 16 bytes, the same in each run. */
  static java.util.function.Supplier<Bytes> nonces(RandomGenerator random) {
    return () -> {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return Bytes.copyOf(bytes);
    };
  }

  void open(long now) {
    link.opened(now);
  }

  void send(long id, Bytes text, long now) {
    link.send(id, text, now);
  }

  void tick(long now) {
    if (now >= link.deadline()) {
      link.tick(now);
    }
  }

  boolean isOpen() {
    return link.isOpen();
  }

  /** Takes away what it wants sent. */
  Bytes sent() {
    Bytes all = Frames.join(out.toArray(new Bytes[0]));
    out.clear();
    return all;
  }

  void received(Bytes bytes, long now) {
    decoder.input(bytes.toArray(), 0, bytes.length(), now);
    for (FrameDecoder.Result r = decoder.next();
        r != FrameDecoder.Result.NEED_MORE;
        r = decoder.next()) {
      if (r == FrameDecoder.Result.FRAME) {
        link.frame(decoder.type(), decoder.array(), decoder.offset(), decoder.length(), now);
        decoder.limit(link.limit());
      }
    }
  }

  @Override
  public void judged(String remark, @Nullable Bytes plain) {}

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    out.add(Bytes.copyOf(frame));
  }

  @Override
  public void began(long id) {}

  @Override
  public void message(Bytes text) {
    messages.add(text);
  }

  @Override
  public void acknowledged(long id, long nanos) {}

  @Override
  public void uncertain(long id) {}

  @Override
  public void changed(String word, String detail) {
    if (word.equals("down")) {
      downs.add(detail);
    }
  }

  @Override
  public void channelOpened(int number, int kind) {}

  @Override
  public void channelBlock(int number, byte[] block) {}

  @Override
  public void channelRoom(int number) {}

  @Override
  public void channelClosed(int number, boolean refused, String why) {}

  @Override
  public void fallBack(String why) {}

  @Override
  public void shutdownOutput() {}

  @Override
  public void close(CloseReason reason) {
    closed = reason;
  }
}
