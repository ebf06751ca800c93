package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.transport.TransportException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a rule when the journal gives up events before it saw them. */
@Timeout(60)
class RuleLossTest {

  /** Twice what the journal of a {@link Prompt} holds. */
  private static final int FLOOD = 4000;

  private static void flood(Far far) throws TransportException {
    String text = " " + "0123456789".repeat(50);
    for (int i = 0; i < FLOOD; i++) {
      far.say(i + text);
    }
  }

  /** Takes what the session sends; returns a latch that opens when a message is among it. */
  private static CountDownLatch taking(Far far, String message) {
    String wanted = Far.frame(FrameType.DATA, Bytes.utf8(message)).toHex();
    CountDownLatch came = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              String last = "";
              try {
                while (came.getCount() > 0) {
                  last = last.substring(Math.max(0, last.length() - wanted.length()));
                  last += far.read(1).toHex();
                  if (last.endsWith(wanted)) {
                    came.countDown();
                  }
                }
                far.readAll();
              } catch (TransportException | AssertionError e) {
                // the session was closed
              }
            },
            "far");
    thread.setDaemon(true);
    thread.start();
    return came;
  }

  @Test
  void whatARuleCouldNotSeeInTimeIsAFailure() throws Exception {
    try (Prompt prompt = new Prompt()) {
      Far far = prompt.open();
      taking(far, "nothing that is ever sent");
      BlockingQueue<StepFailure> failures = new LinkedBlockingQueue<>();
      prompt.run(failures::add, "on data first", "  expect data last within 30s", "end");
      far.say("first");
      flood(far);
      far.say("last");
      StepFailure failure = failures.poll(30, TimeUnit.SECONDS);
      assertThat(failure).isNotNull();
      assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
      assertThat(failure.sentence()).contains("events were written over before a rule saw them");
    }
  }

  @Test
  void whatWasWrittenOverBeforeARuleWasMadeIsNoneOfItsLoss() throws Exception {
    try (Prompt prompt = new Prompt()) {
      Far far = prompt.open();
      CountDownLatch answered = taking(far, "re");
      flood(far);
      far.say("last");
      prompt.run("expect data last within 30s");
      prompt.run("on data x", "  send re", "end");
      far.say("x");
      assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
      prompt.run("let n 1");
    }
  }
}
