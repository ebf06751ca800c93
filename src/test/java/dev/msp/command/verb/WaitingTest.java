package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Front;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.session.JournalReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long an expectation waits, and what it sees. Commands and sessions have clocks that stand
 * still, so that what came when is the test's choice.
 */
@Timeout(30)
class WaitingTest {

  private final Ticks commands = new Ticks();
  private final Ticks sessions = new Ticks();
  private final Prompt prompt = new Prompt(commands, sessions, Front.NOBODY);

  @AfterEach
  void close() {
    prompt.close();
  }

  /** Something comes at a time of the session's clock; returns when it is in the journal. */
  private void comes(Far far, double seconds, Bytes bytes) throws Exception {
    sessions.set((long) (seconds * Ticks.SECOND));
    JournalReader reader = prompt.session("dev").session().journal().read();
    while (reader.poll() != null) {
      // what is there already
    }
    far.write(bytes);
    while (reader.poll() == null) {
      reader.await(Ticks.SECOND);
    }
  }

  private static Bytes data(String text) {
    return Far.frame(FrameType.DATA, Bytes.utf8(text));
  }

  @Test
  void whatCameTooLateDoesNotCountThoughItIsThere() throws Exception {
    Far far = prompt.open();
    comes(far, 1.5, data("right"));
    commands.jump(0, 10 * Ticks.SECOND);
    StepFailure failure = prompt.fails("expect data right within 1s");
    assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
    assertThat(failure.sentence())
        .isEqualTo("expected data right within 1000 ms, but nothing came");
  }

  @Test
  void whatCameInTimeCountsThoughTheScriptIsLateItself() throws Exception {
    Far far = prompt.open();
    comes(far, 0.5, data("right"));
    commands.jump(0, 10 * Ticks.SECOND);
    prompt.run("expect data right within 1s");
  }

  @Test
  void theTimeIsForTheWholeStepHoweverOftenSomethingElseComes() throws Exception {
    Far far = prompt.open();
    for (int i = 0; i < 15; i++) {
      comes(far, i / 10.0, data("wrong " + i));
    }
    comes(far, 1.5, data("right"));
    commands.jump(0, 2 * Ticks.SECOND);
    StepFailure failure = prompt.fails("expect data right within 1s");
    assertThat(failure.kind()).isEqualTo(Kind.EXPECTATION);
    assertThat(failure.comparison().orElseThrow().came()).isEqualTo(Bytes.utf8("wrong 10"));
    commands.jump(2 * Ticks.SECOND, 4 * Ticks.SECOND);
    prompt.run("expect data right within 1s");
  }

  @Test
  void theTimeThatSetTimeoutSaysHoldsWhereNoneIsGiven() throws Exception {
    Far far = prompt.open();
    comes(far, 3, data("right"));
    commands.jump(0, 10 * Ticks.SECOND);
    assertThat(prompt.fails("set timeout 2s", "expect data right").sentence())
        .isEqualTo("expected data right within 2000 ms, but nothing came");
    commands.jump(0, 10 * Ticks.SECOND);
    prompt.run("set timeout 4s", "expect data right");
  }

  @Test
  void bytesThatCameLateAreLeftForTheNextExpectation() throws Exception {
    Far far = prompt.open();
    prompt.run("set protocol raw");
    comes(far, 0.5, Bytes.utf8("log"));
    comes(far, 1.5, Bytes.utf8("in:"));
    commands.jump(0, 3 * Ticks.SECOND);
    StepFailure failure = prompt.fails("expect bytes login: within 1s");
    assertThat(failure.comparison().orElseThrow().came()).isEqualTo(Bytes.utf8("log"));
    commands.jump(Ticks.SECOND, 3 * Ticks.SECOND);
    prompt.run("expect bytes login: within 1s");
  }

  @Test
  void anAckOfSomethingEarlierIsNoneForWhatIsSentNow() throws Exception {
    Far far = prompt.open();
    comes(far, 0, Far.frame(FrameType.ACK, Bytes.utf8("OK")));
    commands.jump(0, 2 * Ticks.SECOND);
    assertThat(prompt.fails("raw x", "expect ack within 1s").kind()).isEqualTo(Kind.NO_ANSWER);
    comes(far, 2.5, Far.frame(FrameType.ACK, Bytes.utf8("OK")));
    commands.jump(2 * Ticks.SECOND, 4 * Ticks.SECOND);
    prompt.run("expect ack within 1s");
  }

  @Test
  void anAckThatIsNotOkIsSomethingElse() throws Exception {
    Far far = prompt.open();
    comes(far, 0, Far.frame(FrameType.ACK, Bytes.utf8("NO")));
    commands.jump(0, 2 * Ticks.SECOND);
    StepFailure failure = prompt.fails("expect ack within 1s");
    assertThat(failure.kind()).isEqualTo(Kind.EXPECTATION);
    assertThat(failure.comparison().orElseThrow().came()).isEqualTo(Bytes.utf8("NO"));
  }

  @Test
  void forgettingLetsEveryKindBeginAnew() throws Exception {
    Far far = prompt.open();
    comes(far, 0, data("old"));
    comes(far, 0, Bytes.hex("00"));
    prompt.run("forget");
    for (String line : new String[] {"expect data old", "expect frame old", "expect bytes old"}) {
      commands.jump(0, 2 * Ticks.SECOND);
      assertThat(prompt.fails(line + " within 1s").kind()).as(line).isEqualTo(Kind.NO_ANSWER);
    }
    commands.jump(0, 2 * Ticks.SECOND);
    prompt.run("expect nothing within 1s");
  }
}
