package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig;
import dev.msp.link.ClassicLink;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.LinkEffects;
import dev.msp.link.Verdict;
import org.jspecify.annotations.Nullable;

/** Deliveries with each outcome, made by a real link: nobody else can make one. */
final class Deliveries implements LinkEffects {

  static final long ROUND_TRIP = 123_456_789L;

  private final ClassicLink link = new ClassicLink(ClassicConfig.client(), this);

  private Deliveries() {
    link.opened(0);
  }

  static Delivery with(Delivery.Status status) {
    Deliveries all = new Deliveries();
    Delivery delivery = all.link.send(Bytes.utf8("hello"), 0);
    switch (status) {
      case PENDING -> {}
      case ACKED -> all.acknowledge(ROUND_TRIP);
      case TIMED_OUT -> all.link.tick(5_000_000_000L);
      case LATE -> {
        all.link.tick(5_000_000_000L);
        all.acknowledge(5_000_000_000L + ROUND_TRIP);
      }
      case FAILED -> all.link.lost(new CloseReason(CloseReason.Kind.WIRE_BROKE, "it broke – ü"));
    }
    return delivery;
  }

  /** Returns one that was never sent. */
  static Delivery refused(Bytes text) {
    return new Deliveries().link.refuse(text, "ä reason");
  }

  private void acknowledge(long now) {
    byte[] ack = Frames.ACK.toArray();
    link.frame(1, FrameType.ACK, ack, 0, ack.length, now);
  }

  @Override
  public void judged(Verdict verdict, @Nullable Bytes plain) {}

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {}

  @Override
  public void settled(Delivery delivery) {}

  @Override
  public void shutdownOutput() {}

  @Override
  public void close(CloseReason reason) {}
}
