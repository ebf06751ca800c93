package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtExitTest {

  private static final int ASKED_FOR = 143;
  private static final int NOTHING_CLOSED = 2;
  private static final int WENT_ON = 3;

  /** A program that is ending already when it comes to say what is to be closed at its end. */
  static final class Late {

    private Late() {}

    public static void main(String[] args) throws InterruptedException {
      CountDownLatch ending = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ending, closed, main)));
      new Thread(() -> System.exit(ASKED_FOR)).start(); // as the handler of a signal does
      ending.await();
      AtExit.run(closed::countDown, "closes");
      Runtime.getRuntime().halt(WENT_ON);
    }

    private static void await(CountDownLatch ending, CountDownLatch closed, Thread main) {
      ending.countDown();
      try {
        if (!closed.await(20, TimeUnit.SECONDS)) {
          Runtime.getRuntime().halt(NOTHING_CLOSED);
        }
        while (main.getState() != Thread.State.WAITING) {
          Thread.onSpinWait(); // unless it goes on, and ends the program otherwise
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void whereASignalHasComeBeforeItRunsAtOnceAndTheProgramEndsAsTheSignalWants() throws Exception {
    String path = ChildJvm.classPath() + ':' + ChildJvm.source(AtExitTest.class);
    List<String> java = new ArrayList<>(ChildJvm.java(path));
    java.set(java.size() - 1, Late.class.getName());
    try (ChildJvm child = ChildJvm.start(java, Map.of())) {
      assertThat(child.exitCode()).isEqualTo(ASKED_FOR);
      assertThat(child.restOfErr()).isEmpty();
    }
  }
}
