package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.command.CommandFailure.Kind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobsTest {

  private final Jobs jobs = new Jobs();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    jobs.close();
  }

  @Test
  void aNameThatIsTakenGetsANumber() throws Exception {
    assertThat(jobs.start("every", over::await)).isEqualTo("every");
    assertThat(jobs.start("every", over::await)).isEqualTo("every#2");
    assertThat(jobs.names()).containsExactly("every", "every#2");
  }

  @Test
  void stoppingInterruptsTheJobAndWaitsForIt() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    String name =
        jobs.start(
            "every",
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    assertThat(jobs.stop(name)).isTrue();
    assertThat(interrupted.getCount()).isZero();
    assertThat(jobs.names()).isEmpty();
    assertThat(jobs.stop(name)).isFalse();
  }

  @Test
  void aFailureIsToldOnceAndTheOldestFirst() throws Exception {
    for (String why : new String[] {"first", "second"}) {
      CountDownLatch failed = new CountDownLatch(1);
      String name =
          jobs.start(
              "job",
              () -> {
                failed.countDown();
                throw new CommandFailure(Kind.LINK, why);
              });
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      jobs.stop(name); // which waits until the failure is noted
    }
    assertThat(jobs.takeFailure().orElseThrow().sentence()).isEqualTo("first");
    assertThat(jobs.takeFailure().orElseThrow().sentence()).isEqualTo("second");
    assertThat(jobs.takeFailure()).isEmpty();
  }

  @Test
  void noMoreRunThanThereMayBe() throws Exception {
    for (int i = 0; i < Jobs.MOST; i++) {
      jobs.start("job", over::await);
    }
    assertThatThrownBy(() -> jobs.start("job", over::await))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("at most 100 jobs run at a time; stop some");
  }

  @Test
  void aJobMayStopAllOthersAndItself() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    jobs.start("other", over::await);
    jobs.start(
        "closer",
        () -> {
          jobs.close();
          closed.countDown();
        });
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(jobs.names()).isEmpty();
    assertThatThrownBy(() -> jobs.start("late", over::await)).isInstanceOf(CommandFailure.class);
  }
}
