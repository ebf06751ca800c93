package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.FrameProxy;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much of a channel may be lost with the process that was to take it. */
@Timeout(30)
class CreditTest {

  private static final long MIB = 1 << 20;

  /** What a frame has beside its part of the stream. */
  private static final int SEAL = 32;

  @Test
  void lessThanAMebibyteIsSentToAnEndThatTakesNothing() throws Exception {
    AtomicLong sent = new AtomicLong();
    AtomicLong looks = new AtomicLong();
    FrameProxy.Attacker counter =
        (way, frame) -> {
          sent.addAndGet(way.isForth() ? frame.length - SEAL : 0);
          way.pass(frame);
        };
    try (SealedEnds ends = new SealedEnds(new HurryingTime(1), 16 << 10, true).serving();
        FrameProxy proxy = new FrameProxy(ends.port(), counter)) {
      ends.channels(channel -> {});
      Session here = ends.call(proxy.port(), new CopyOnWriteArrayList<>(), false);
      Eventually.isTrue(() -> here.link().map(LinkState::isOpen).orElse(false));
      Channel channel = here.openChannel(Channel.Kind.FILE);
      Thread sender = new Thread(() -> send(channel), "sender");
      sender.start();
      Eventually.isTrue(() -> waits(sender, looks));
      sender.interrupt();
      sender.join();
    }
    assertThat(sent.get()).isBetween(MIB / 2, MIB);
  }

  /** It also waits for moments in which the link is slower than it is: those are not meant. */
  private static boolean waits(Thread thread, AtomicLong looks) {
    if (thread.getState() == Thread.State.RUNNABLE) {
      looks.set(0);
    }
    return looks.incrementAndGet() > 1000;
  }

  private static void send(Channel channel) {
    byte[] block = new byte[16 << 10];
    try {
      while (true) {
        channel.send(block, 0, block.length);
      }
    } catch (ChannelException | InterruptedException e) {
      // the test has seen enough
    }
  }
}
