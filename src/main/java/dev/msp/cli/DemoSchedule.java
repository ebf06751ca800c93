package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;

/**
 * What the peer of the demonstration does, message by message: the same each time, so that whoever
 * tries it sees every kind of row within half a minute.
 */
final class DemoSchedule {

  /** How long the demonstration waits for an ACK, in milliseconds; a late one comes after it. */
  static final long ACK_TIMEOUT = 1_500;

  /** From one thing that the peer says unasked to the next, in milliseconds. */
  static final long UNASKED = 4_000;

  private static final long SLOW = 600;
  private static final long LATE = ACK_TIMEOUT + 600;
  private static final long ANSWER = 40;
  private static final int ROUND = 6;

  private static final Bytes ACK = frame(FrameType.ACK, "OK");
  private static final Bytes NOISE = Bytes.hex("00ff137f1b5b48");
  private static final List<Bytes> SAID =
      List.of(
          frame(FrameType.DATA, "temperature 21.4 °C"),
          NOISE,
          frame(FrameType.DATA, "door \u001b[31mopen\u001b[0m"),
          damaged("humidity 48 %"));

  /**
   * Bytes that the peer sends.
   *
   * @param millis how long after what they answer, 0 or more
   * @param bytes as they go over the wire
   */
  record Act(long millis, Bytes bytes) {}

  private DemoSchedule() {}

  /** Returns what a peer says first. */
  static Bytes greeting() {
    return frame(FrameType.DATA, "Hello! Type, then press Enter.");
  }

  /**
   * Returns what a message is answered with: of each six, the ACK of the third is slow, that of the
   * fourth late, and the sixth gets none.
   *
   * @param number of the message, from 1
   */
  static List<Act> onMessage(long number, Bytes text) {
    List<Act> acts = new ArrayList<>();
    switch ((int) (number % ROUND)) {
      case 0 -> {} // as if it had got lost
      case 3 -> answer(acts, SLOW, text);
      case 4 -> answer(acts, LATE, text);
      default -> answer(acts, 0, text);
    }
    return acts;
  }

  private static void answer(List<Act> acts, long millis, Bytes text) {
    acts.add(new Act(millis, ACK));
    for (Bytes answer : EmbeddedPeer.answer(text)) {
      acts.add(
          new Act(millis + ANSWER, Bytes.copyOf(FrameEncoder.frame(1, FrameType.DATA, answer))));
    }
  }

  /**
   * Returns what the peer sends without being asked: messages, noise, a frame with a bad checksum.
   *
   * @param number how often it did so before
   */
  static Bytes unasked(long number) {
    return SAID.get((int) (number % SAID.size()));
  }

  private static Bytes frame(int type, String text) {
    return Bytes.copyOf(FrameEncoder.frame(1, type, Bytes.utf8(text)));
  }

  private static Bytes damaged(String text) {
    byte[] frame = frame(FrameType.DATA, text).toArray();
    frame[Frame.HEADER_LENGTH] ^= 1; // one bit, as on a bad line
    return Bytes.copyOf(frame);
  }
}
