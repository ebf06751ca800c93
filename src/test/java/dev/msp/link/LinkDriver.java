package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A link with a clock that is moved by hand, fed with frames, its effects recorded. */
final class LinkDriver {

  static final long SECOND = 1_000_000_000L;

  /** What {@link ClassicConfig#client} waits for an ACK. */
  static final long ACK_TIMEOUT = 5 * SECOND;

  private static final int ODD_OFFSET = 3;

  final Recorder recorder = new Recorder();
  final ClassicLink link;
  long now;

  LinkDriver(ClassicConfig config) {
    link = new ClassicLink(config, recorder);
  }

  /** Returns one with a wire. */
  static LinkDriver opened(ClassicConfig config) {
    return new LinkDriver(config).open();
  }

  LinkDriver open() {
    link.opened(now);
    return this;
  }

  Delivery send(String text) {
    return link.send(Bytes.utf8(text), now);
  }

  /** A frame comes, at an odd place of an array that is destroyed afterwards. */
  LinkDriver frame(Bytes frame) {
    byte[] array = new byte[frame.length() + 2 * ODD_OFFSET];
    frame.copyTo(array, ODD_OFFSET);
    int version = frame.at(4);
    int type = frame.at(5);
    link.heard(frame.length(), now);
    link.frame(version, type, array, ODD_OFFSET, frame.length(), now);
    Arrays.fill(array, (byte) 0x11);
    return this;
  }

  LinkDriver frame(int version, int type, Bytes payload) {
    return frame(FrameEncoder.encode(new Frame(version, type, payload)));
  }

  /** A message of the peer is answered. */
  LinkDriver answer(String text) {
    link.answer(Bytes.utf8(text), now);
    return this;
  }

  /** Plain DATA comes. */
  LinkDriver data(String text) {
    return frame(1, FrameType.DATA, Bytes.utf8(text));
  }

  /** A good ACK comes. */
  LinkDriver ack() {
    return frame(1, FrameType.ACK, Bytes.utf8("OK"));
  }

  /** Bytes are skipped. */
  LinkDriver damage(Fault.Kind kind) {
    link.heard(10, now);
    link.damaged(new Fault(kind, 16, 5), now);
    return this;
  }

  /** Time passes, and the link is told only at the end. */
  LinkDriver pass(long nanos) {
    now += nanos;
    link.tick(now);
    assertThat(link.deadline()).as("deadline after a tick at %d", now).isGreaterThan(now);
    return this;
  }

  /** Time passes, and the link is told whenever it asked for it. */
  LinkDriver sleep(long nanos) {
    long end = now + nanos;
    while (link.deadline() <= end) {
      pass(Math.max(0, link.deadline() - now));
    }
    return pass(end - now);
  }

  LinkDriver lose() {
    link.lost(new CloseReason(CloseReason.Kind.WIRE_BROKE, "the cable was cut"));
    return this;
  }

  LinkDriver abandon() {
    link.abandon(new CloseReason(CloseReason.Kind.BY_USER, "closed by the user"));
    return this;
  }

  /** Returns what the link wanted since the last call. */
  List<String> effects() {
    List<String> all = new ArrayList<>(recorder.log);
    recorder.log.clear();
    return all;
  }

  /** Forgets what the link wanted. */
  LinkDriver quietly() {
    recorder.log.clear();
    return this;
  }
}
