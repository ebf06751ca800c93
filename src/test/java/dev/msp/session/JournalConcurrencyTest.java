package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.Verdict;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread writes as fast as it can, two read: no event is ever torn, none goes uncounted. */
@Timeout(60)
class JournalConcurrencyTest {

  private static final int EVENTS = 400_000;
  private static final long EVER = TimeUnit.MINUTES.toNanos(5);

  private final Journal journal = new Journal(512 << 10);
  private final CountDownLatch start = new CountDownLatch(3);

  /** What a reader found. */
  private record Tally(long read, long lost) {}

  @Test
  void aConcurrentReaderNeverSeesATornEventAndCountsWhatItMissed() throws Exception {
    FutureTask<Tally> eager = new FutureTask<>(() -> read(1));
    FutureTask<Tally> slow = new FutureTask<>(() -> read(50));
    new Thread(eager, "eager").start();
    new Thread(slow, "slow").start();
    start.countDown();
    start.await();
    write();
    Tally one = eager.get();
    Tally other = slow.get();
    assertThat(one.read() + one.lost()).isEqualTo(EVENTS);
    assertThat(other.read() + other.lost()).isEqualTo(EVENTS);
    assertThat(other.read()).isPositive();
  }

  private void write() {
    Journal.Raw raw = new Journal.Raw();
    byte[] buffer = new byte[4_096];
    for (long seq = 0; seq < EVENTS; seq++) {
      int length = fill(seq, buffer);
      journal.frame(
          seq, ~seq, Event.Direction.IN, Verdict.DELIVERED, raw.of(buffer, 0, length), null);
      if (seq % 3 == 0) {
        journal.publish();
      }
    }
    journal.close();
  }

  /**
   * Every byte follows from the number of the event; many read as sizes that no event has: -1,
   * which marks the end of a segment, and 2^31 - 1.
   */
  private static int fill(long seq, byte[] buffer) {
    int length = (int) (8 + seq * 2_654_435_761L % 600 + (seq % 1_000 == 0 ? 3_000 : 0));
    byte content = (byte) (seq % 3 == 0 ? seq : 0xFF);
    Arrays.fill(buffer, 0, length, content);
    if (seq % 3 == 1) {
      for (int i = 3; i < length; i += 4) {
        buffer[i] = 0x7F;
      }
    }
    return length;
  }

  private Tally read(int laziness) throws InterruptedException {
    JournalReader reader = journal.read();
    byte[] expected = new byte[4_096];
    long read = 0;
    long lost = 0;
    start.countDown();
    start.await();
    while (!reader.isAtEnd()) {
      reader.await(EVER);
      for (Event event = reader.poll(); event != null; event = reader.poll()) {
        lost += reader.takeLost();
        check((Event.FrameEvent) event, read + lost, expected);
        read++;
        for (int i = 0; i < 100 * (laziness - 1); i++) {
          Thread.onSpinWait();
        }
      }
    }
    return new Tally(read, lost + reader.takeLost());
  }

  private static void check(Event.FrameEvent event, long seq, byte[] expected) {
    int length = fill(seq, expected);
    boolean same =
        event.stamp().equals(new Event.Stamp(seq, seq, ~seq))
            && event.raw().equals(Bytes.copyOf(expected, 0, length));
    if (!same) {
      assertThat(event.stamp()).isEqualTo(new Event.Stamp(seq, seq, ~seq));
      assertThat(event.raw()).isEqualTo(Bytes.copyOf(expected, 0, length));
    }
  }
}
