package dev.msp.link;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a link wants done, in order, as words: {@code judged DELIVERED}, {@code sent v1 DATA
 * hello}, {@code settled 1 acked}, {@code shutdown}, {@code close IDLE}.
 */
final class Recorder implements LinkEffects {

  final List<String> log = new ArrayList<>();
  final List<Bytes> frames = new ArrayList<>();
  final List<CloseReason> closed = new ArrayList<>();

  @Override
  public void judged(Verdict verdict, @Nullable Bytes plain) {
    log.add("judged " + verdict + (plain == null ? "" : " " + text(plain)));
  }

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    frames.add(Bytes.copyOf(frame));
    Bytes payload = Bytes.copyOf(frame, Frame.HEADER_LENGTH, frame.length - Frame.OVERHEAD);
    log.add(
        "sent v"
            + frame[4]
            + ' '
            + FrameType.name(frame[5] & 0xFF)
            + ' '
            + text(plain == null ? payload : plain));
  }

  private static String text(Bytes bytes) {
    return bytes.text().orElseGet(bytes::toHex);
  }

  @Override
  public void settled(Delivery delivery) {
    log.add("settled " + delivery.id() + ' ' + delivery.status().word());
  }

  @Override
  public void shutdownOutput() {
    log.add("shutdown");
  }

  @Override
  public void close(CloseReason reason) {
    closed.add(reason);
    log.add("close " + reason.kind());
  }
}
