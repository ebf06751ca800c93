package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TimersTest {

  private final ManualTime time = new ManualTime();
  private final List<Long> ran = new ArrayList<>();
  private final Alarm alarm = new Alarm(time, time, this::task);

  private void task() {
    if (alarm.isDue(time.nanos())) {
      ran.add(time.nanos());
    }
  }

  /** A task that was set; it is due at some moment between the two. */
  private record Timed(long earliest, long latest) {}

  @Test
  void tasksRunInTheOrderOfTheirTimesAndNeverEarlier() throws Exception {
    Timers timers = Timers.onOneThread();
    CountDownLatch allSet = new CountDownLatch(1);
    BlockingQueue<Timed> order = new LinkedBlockingQueue<>();
    BlockingQueue<Long> late = new LinkedBlockingQueue<>();
    timers.after(0, () -> awaitQuietly(allSet));
    int[] millis = {40, 5, 25, 0, 15};
    for (int wait : millis) {
      long nanos = TimeUnit.MILLISECONDS.toNanos(wait);
      long earliest = System.nanoTime() + nanos;
      AtomicLong latest = new AtomicLong();
      timers.after(
          nanos,
          () -> {
            late.add(System.nanoTime() - earliest);
            order.add(new Timed(earliest, latest.get()));
          });
      latest.set(System.nanoTime() + nanos);
    }
    allSet.countDown();
    Timed before = order.take();
    for (int i = 1; i < millis.length; i++) {
      Timed next = order.take();
      assertThat(before.earliest() - next.latest()).isNotPositive();
      before = next;
    }
    assertThat(late).hasSize(millis.length).allMatch(nanos -> nanos >= 0);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anEarlierTaskIsNotHeldUpByALaterOneThatIsWaitedFor() throws Exception {
    Timers timers = Timers.onOneThread();
    CountDownLatch early = new CountDownLatch(1);
    timers.after(TimeUnit.HOURS.toNanos(1), () -> {});
    timers.after(1, early::countDown);
    assertThat(early.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskThatThrowsDoesNotEndTheTimersOfOthers() throws Exception {
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try {
      Timers timers = Timers.onOneThread();
      CountDownLatch waiting = new CountDownLatch(1);
      CountDownLatch later = new CountDownLatch(1);
      timers.after(TimeUnit.MILLISECONDS.toNanos(50), waiting::countDown);
      timers.after(
          0,
          () -> {
            throw new IllegalStateException("a bug, made by the test");
          });
      assertThat(uncaught.take()).hasMessage("a bug, made by the test");
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
      timers.after(0, later::countDown);
      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void anAlarmRunsAtItsDeadline() {
    alarm.set(100);
    time.advance(99);
    assertThat(ran).isEmpty();
    time.advance(1);
    assertThat(ran).containsExactly(100L);
  }

  @Test
  void anAlarmThatMovesCloserRunsEarlier() {
    alarm.set(100);
    alarm.set(50);
    time.advance(50);
    assertThat(ran).containsExactly(50L);
  }

  @Test
  void timersThatWereOvertakenDoNotAddUpWhileTheDeadlineMoves() {
    // a long wait that always goes on, as with ACKs, and short ones between, as with half frames
    for (int i = 0; i < 10_000; i++) {
      alarm.set(time.nanos() + 50);
      time.advance(50);
      alarm.set(time.nanos() + 5_000);
    }
    assertThat(ran).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(time.waiting()).isLessThanOrEqualTo(101);
    time.advance(10_000);
    assertThat(time.waiting()).isZero();
  }
}
