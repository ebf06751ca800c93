package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.HalfFrame;
import dev.msp.link.CloseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One end of a simulated line: decoder and link, and what the link wanted. */
final class End implements ReliableEffects {

  final String name;
  final ReliableLink link;
  final FrameDecoder decoder;
  final List<String> log = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  private final List<Bytes> rawMessages = new ArrayList<>();
  final List<Runnable> elsewhere = new ArrayList<>();
  final List<Long> acknowledged = new ArrayList<>();
  private final Map<Integer, ArrayDeque<byte[]>> blocks = new HashMap<>();
  final Map<Integer, Integer> opened = new HashMap<>();
  final List<Long> messageTimes = new ArrayList<>();
  long blockBytes;
  long skipped;
  long framesOut;
  long bytesOut;
  boolean closed;
  boolean hasRoom = true;
  boolean takesMessages = true;
  int autoGrant;
  int taken;
  @Nullable Runnable onRoom;

  private final SimulatedLine line;

  End(String name, ReliableConfig config, SimulatedLine line) {
    this.name = name;
    this.line = line;
    this.link = new ReliableLink(config, this);
    HalfFrame rule =
        config.isSerial() ? HalfFrame.onSerial((int) config.baud()) : HalfFrame.onTcp();
    this.decoder = new FrameDecoder(Frame.MAX_LENGTH, rule);
    decoder.check(link);
  }

  /** Makes 16 bytes after 16 bytes from a seed. */
  static java.util.function.Supplier<Bytes> random(long seed) {
    Random random = new Random(seed);
    return () -> {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return Bytes.copyOf(bytes);
    };
  }

  void received(byte[] bytes, long now) {
    decoder.input(bytes, 0, bytes.length, now);
    decode(now);
  }

  void decode(long now) {
    for (FrameDecoder.Result r = decoder.next();
        r != FrameDecoder.Result.NEED_MORE;
        r = decoder.next()) {
      if (r == FrameDecoder.Result.FRAME) {
        link.frame(decoder.type(), decoder.array(), decoder.offset(), decoder.length(), now);
        decoder.limit(link.limit());
      } else {
        skipped += decoder.length();
      }
    }
  }

  /** Returns the blocks that came on a channel. */
  ArrayDeque<byte[]> blocks(int channel) {
    return blocks.computeIfAbsent(channel, n -> new ArrayDeque<>());
  }

  /** Returns the messages that came, whatever is in them. */
  List<Bytes> messages() {
    return rawMessages;
  }

  long deadline() {
    return Math.min(decoder.deadline(), link.deadline());
  }

  void tick(long now) {
    if (now >= decoder.deadline()) {
      decoder.tick(now);
      decode(now);
    }
    link.tick(now);
  }

  @Override
  public boolean takesMessages() {
    return takesMessages;
  }

  @Override
  public void judged(String remark, @Nullable Bytes plain) {
    if (!remark.isEmpty()) {
      log.add("judged " + remark);
    }
  }

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    framesOut++;
    bytesOut += frame.length;
    line.send(this, frame);
  }

  @Override
  public boolean hasRoom() {
    return hasRoom;
  }

  @Override
  public void began(long id) {}

  @Override
  public void message(Bytes text) {
    messages.add(text.text().orElse("not UTF-8"));
    rawMessages.add(text);
    messageTimes.add(line.now);
  }

  @Override
  public void acknowledged(long id, long nanos) {
    acknowledged.add(id);
  }

  @Override
  public void uncertain(long id) {
    log.add("uncertain " + id);
  }

  @Override
  public void changed(String word, String detail) {
    log.add(detail.isEmpty() ? word : word + " " + detail);
  }

  @Override
  public void channelOpened(int number, int kind) {
    opened.put(number, kind);
    log.add("channel " + number + " kind " + kind);
    if (autoGrant > 0) {
      line.later(() -> link.grant(number, autoGrant, line.now));
    }
  }

  @Override
  public void channelBlock(int number, byte[] block) {
    blocks(number).add(block);
    blockBytes += block.length;
    taken += block.length;
    if (autoGrant > 0 && taken >= autoGrant / 4) {
      int more = taken;
      taken = 0;
      line.later(() -> link.grant(number, more, line.now));
    }
  }

  @Override
  public void channelRoom(int number) {
    if (onRoom != null) {
      line.later(onRoom);
    }
  }

  @Override
  public void channelClosed(int number, boolean refused, String why) {
    log.add("channel " + number + (refused ? " refused " : " closed ") + why);
  }

  @Override
  public void elsewhere(Runnable work) {
    elsewhere.add(work);
  }

  @Override
  public void fallBack(String why) {
    log.add("classic: " + why);
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public void close(CloseReason reason) {
    closed = true;
    log.add("close " + reason.kind() + ": " + reason.text());
  }
}
