package dev.msp.session;

import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameCheck;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.HalfFrame;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of one wire, and who takes what it finds: that may change from one frame to the next,
 * when the peer turns out to speak another version of MSP.
 */
final class Decoding {

  /** Takes what a decoder finds; it is at hand in {@link #decoder} during the call. */
  interface Taker {
    void frame();

    void damaged(Fault fault);
  }

  private static final long LOOK_AGAIN = 5_000_000L;

  private final FrameDecoder decoder;
  private long lookAgainAt;
  private @Nullable Taker taker;

  Decoding(HalfFrame halfFrame) {
    this.decoder = new FrameDecoder(Frame.MAX_LENGTH, halfFrame);
  }

  FrameDecoder decoder() {
    return decoder;
  }

  /** Leaves what is found from now on to another taker. */
  void leaveTo(Taker next, FrameCheck check) {
    taker = next;
    decoder.check(check);
    decoder.limit(Frame.MAX_LENGTH);
  }

  void input(byte[] array, int offset, int length, long time) {
    decoder.input(array, offset, length, time);
    run();
  }

  /** No more bytes will come. */
  void end() {
    decoder.end();
    run();
  }

  /**
   * A half frame may have failed. Not while bytes wait in the driver: on a busy machine a timer may
   * run before the thread that reads, and the rest of a whole frame would be noise.
   */
  void tick(long time, Conversation.Wire wire) {
    if (time < deadline()) {
      return;
    }
    if (wire.hasUnread()) {
      lookAgainAt = time + LOOK_AGAIN;
    } else {
      decoder.tick(time);
      run();
    }
  }

  long deadline() {
    return Math.max(decoder.deadline(), lookAgainAt);
  }

  private void run() {
    while (true) {
      FrameDecoder.Result result = decoder.next();
      Taker to = taker;
      if (result == FrameDecoder.Result.NEED_MORE || to == null) {
        return;
      } else if (result == FrameDecoder.Result.FRAME) {
        to.frame();
      } else {
        to.damaged(decoder.fault());
      }
    }
  }
}
