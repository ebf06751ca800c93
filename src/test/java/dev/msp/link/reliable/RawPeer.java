package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A peer made by hand at the other end of a simulated line: it keeps no rule that its test does not
 * keep for it. The clear link of {@link SimulatedLine#one} is what it talks to.
 */
final class RawPeer {

  /** A LINK frame that came from the link. */
  record Heard(long time, int kind, long offset, @Nullable Block block, Bytes data) {

    /** Returns the block that must be there. */
    Block told() {
      if (block == null) {
        throw new AssertionError("a frame without an acknowledgement block");
      }
      return block;
    }
  }

  /** An acknowledgement block. */
  record Block(int cum, int last, int map, int wnd) {
    private void write(byte[] frame, int at) {
      LinkFrame.putInt(frame, at, cum);
      LinkFrame.putInt(frame, at + 4, last);
      LinkFrame.putInt(frame, at + 8, map);
      LinkFrame.putShort(frame, at + 12, wnd);
    }
  }

  private static final Bytes NONCE = Bytes.hex("00112233445566778899aabbccddeeff");

  final SimulatedLine line;
  final List<Heard> heard = new ArrayList<>();

  /** Every frame that came, of any type, and when. */
  final List<Bytes> frames = new ArrayList<>();

  final List<Long> times = new ArrayList<>();

  /** Offset behind the last byte of the link's stream that came, whatever was lost. */
  int cum;

  /** CTR of the last frame that came. */
  int last;

  /** CTR of the last frame that was sent from here. */
  long counter;

  private @Nullable FrameBox box;

  private RawPeer(SimulatedLine line) {
    this.line = line;
    line.toTwo =
        frame -> {
          take(frame);
          return null;
        };
  }

  /** Returns a peer that nobody has greeted yet. */
  static RawPeer of(SimulatedLine line) {
    return new RawPeer(line);
  }

  /** Returns a peer that has answered the HELLO of a link, which is open now. */
  static RawPeer answering(long baud) {
    return answering(SimulatedLine.clear(1, baud, SimulatedLine.Faults.NONE));
  }

  /** Returns a peer that has answered the HELLO of the first link of a line. */
  static RawPeer answering(SimulatedLine line) {
    RawPeer peer = of(line);
    peer.line.one.link.opened(peer.line.now);
    peer.answer();
    peer.line.pass(SimulatedLine.SECOND / 2);
    peer.resume(0);
    peer.line.pass(SimulatedLine.SECOND / 2);
    return peer;
  }

  /** Answers the last HELLO that came. */
  void answer() {
    Hello first = Hello.parse(payload(frames.get(frames.size() - 1))).orElseThrow();
    Hello answer = new Hello(NONCE, 65535, Hello.Security.CLEAR, Optional.of(first.nonce()));
    box = new Agreement(false, answer, first, first.payload().plus(answer.payload())).clearBox();
    raw(hello(answer));
  }

  /** Says HELLO to a link that waits for one; returns the whole frame. */
  byte[] greet(Bytes nonce, Hello.Security security) {
    Hello first = new Hello(nonce, 65535, security, Optional.empty());
    byte[] frame = hello(first);
    int before = frames.size();
    raw(frame);
    if (frames.size() > before) {
      Bytes answer = payload(frames.get(before));
      Hello second = Hello.parse(answer).orElseThrow();
      box = new Agreement(true, first, second, first.payload().plus(answer)).clearBox();
    }
    return frame;
  }

  static byte[] hello(Hello hello) {
    return FrameEncoder.frame(LinkFrame.VERSION, FrameType.HELLO, hello.payload());
  }

  static Bytes payload(Bytes frame) {
    return frame.slice(Frame.HEADER_LENGTH, frame.length() - 1);
  }

  /** Answers RESUME, at the start of the stream. */
  void resume(long next) {
    Bytes theirs = heard.get(0).data();
    Bytes conversation = theirs.slice(4, 4 + ControlRecord.CONVERSATION);
    data(0, record(0, Bytes.copyOf(ControlRecord.resume(conversation, next, Bytes.EMPTY))));
  }

  /** Offset behind the RESUME of this peer. */
  static int afterResume() {
    return Outflow.HEADER + 1 + ControlRecord.CONVERSATION + Long.BYTES;
  }

  static Bytes record(int channel, Bytes content) {
    byte[] header = new byte[Outflow.HEADER];
    header[0] = (byte) channel;
    LinkFrame.putShort(header, 1, content.length());
    return Bytes.copyOf(header).plus(content);
  }

  void data(long offset, Bytes data) {
    send(LinkFrame.KIND_DATA, offset, null, data);
  }

  void ack(int wnd) {
    send(LinkFrame.KIND_ACK, 0, new Block(cum, last, -1, wnd), Bytes.EMPTY);
  }

  void send(int kind, long offset, @Nullable Block block, Bytes data) {
    raw(frame(kind, offset, block, data));
  }

  byte[] frame(int kind, long offset, @Nullable Block block, Bytes data) {
    int head = LinkFrame.BODY_HEADER + (block == null ? 0 : LinkFrame.BLOCK);
    byte[] body = new byte[head + data.length()];
    body[0] = (byte) (block == null ? kind : kind | LinkFrame.WITH_BLOCK);
    LinkFrame.putInt(body, 1, (int) offset);
    if (block != null) {
      block.write(body, LinkFrame.BODY_HEADER);
    }
    data.copyTo(body, head);
    return seal(body);
  }

  /** Returns a LINK frame with any body and the next CTR. */
  byte[] seal(byte[] body) {
    byte[] frame = new byte[box().overhead() + body.length];
    System.arraycopy(body, 0, frame, LinkFrame.BODY_AT, body.length);
    box().protect(frame, ++counter);
    return frame;
  }

  void raw(byte[] bytes) {
    line.inject(line.one, bytes, line.now);
    line.pass(0);
  }

  private FrameBox box() {
    if (box == null) {
      throw new AssertionError("no link is open");
    }
    return box;
  }

  private void take(byte[] frame) {
    frames.add(Bytes.copyOf(frame));
    times.add(line.now);
    FrameBox.Body body = new FrameBox.Body();
    int counterHere = LinkFrame.getInt(frame, LinkFrame.COUNTER_AT);
    if (frame[5] == FrameType.LINK
        && box != null
        && box.open(frame, 0, frame.length, counterHere, body)) {
      last = counterHere;
      heard(Bytes.copyOf(body.array, body.offset, body.length).toArray());
    }
  }

  private void heard(byte[] body) {
    boolean hasBlock = (body[0] & LinkFrame.WITH_BLOCK) != 0;
    int at = LinkFrame.BODY_HEADER;
    Block block = null;
    if (hasBlock) {
      block =
          new Block(
              LinkFrame.getInt(body, at),
              LinkFrame.getInt(body, at + 4),
              LinkFrame.getInt(body, at + 8),
              LinkFrame.getShort(body, at + 12));
      at += LinkFrame.BLOCK;
    }
    int kind = body[0] & 0x7F;
    int offset = LinkFrame.getInt(body, 1);
    Bytes data = Bytes.copyOf(body, at, body.length - at);
    if (kind == LinkFrame.KIND_DATA) {
      cum = Math.max(cum, offset + data.length());
    }
    heard.add(new Heard(line.now, kind, offset, block, data));
  }

  /** The link begins again: its streams and counters do too. */
  void resetStreams() {
    heard.clear();
    cum = 0;
    last = 0;
    counter = 0;
    box = null;
  }

  /** Returns the stream that came, as far as it was sent once, with a character for each byte. */
  String stream() {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (Heard frame : heard(LinkFrame.KIND_DATA)) {
      if (frame.offset() == all.size()) {
        all.writeBytes(frame.data().toArray());
      }
    }
    return all.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Returns the frames of a kind that came. */
  List<Heard> heard(int kind) {
    return heard.stream().filter(h -> h.kind() == kind).toList();
  }

  /** Returns the code of the RESET that came, or -1. */
  int reset() {
    List<Heard> resets = heard(LinkFrame.KIND_RESET);
    return resets.isEmpty() ? -1 : resets.get(0).data().at(0);
  }
}
