package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Front;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Clock;
import dev.msp.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages from a line, from digits and from a file. */
@Timeout(30)
class SendingTest {

  @TempDir Path directory;
  private final List<Bytes> received = new CopyOnWriteArrayList<>();
  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  private Prompt acking() throws Exception {
    prompt.answer(
        message -> {
          received.add(message);
          return List.of();
        });
    prompt.run("open loop: as dev");
    return prompt;
  }

  private String file(String content) throws Exception {
    return Files.writeString(directory.resolve("lines.txt"), content).toString();
  }

  @Test
  void aMessageOfDigitsIsSentAndItsAckAwaited() throws Exception {
    assertThat(acking().run("send-hex 48 65 6C6c 6F within 10s").get(0)).startsWith("acked ");
    assertThat(received).containsExactly(Bytes.utf8("Hello"));
  }

  @Test
  void digitsThatAreNoneAreAMistakeInTheLine() {
    assertThat(prompt.mistake("send-hex 48 6"))
        .isEqualTo(
            "found \"48 6\", which is something else, or half a byte, expected hexadecimal digits"
                + " like AA 55 00");
  }

  @Test
  void eachLineOfAFileIsOneMessageAsItStandsThere() throws Exception {
    assertThat(acking().run("send-file " + file("one\n\ntwo words\r\nlast")))
        .containsExactly("4 acked");
    assertThat(received)
        .containsExactly(
            Bytes.utf8("one"), Bytes.EMPTY, Bytes.utf8("two words\r"), Bytes.utf8("last"));
    assertThat(prompt.run("send-file " + file(""))).containsExactly("0 acked");
  }

  @Test
  void theFirstLineThatFailsEndsTheFileAndIsNamed() throws Exception {
    String file = file("one\n" + "x".repeat(2000) + "\nthree\n");
    StepFailure failure = acking().fails("send-file " + file);
    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
    assertThat(failure.sentence())
        .isEqualTo(
            "line 2 of " + file + ": not sent: 2000 bytes, and one frame of this link takes 1017");
    assertThat(received).containsExactly(Bytes.utf8("one"));
  }

  @Test
  void aLineThatNeverEndsIsNotReadToItsEnd() throws Exception {
    String file = file("one\n" + "x".repeat(SendFileVerb.LONGEST + 1) + "\nthree\n");
    assertThat(acking().fails("send-file " + file).sentence())
        .isEqualTo(
            "line 2 of " + file + ": over 65535 bytes, which no frame takes; is it a text file?");
  }

  @Test
  void theTimeIsForTheWholeFile() throws Exception {
    Far far = prompt.open();
    StepFailure failure = prompt.fails("send-file " + file("one\ntwo\n") + " within 50ms");
    assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
    assertThat(failure.sentence())
        .startsWith("line 1 of ")
        .endsWith(": not all was acked in the time of within");
    assertThat(far.read(10)).isEqualTo(Bytes.hex("aa55000a01106f6e6542"));
  }

  @Test
  void whatIsNoPlainFileIsRefused() throws Exception {
    acking();
    assertThat(prompt.fails("send-file " + directory.resolve("none")).sentence())
        .endsWith(" cannot be sent: there is no such file");
    assertThat(prompt.fails("send-file " + directory).sentence())
        .endsWith(" cannot be sent: it is no plain file");
  }

  @Test
  void aSessionThatSpeaksRawHasNoMessagesAndSaysWhatToDo() throws Exception {
    prompt.run("open loop:?protocol=raw as dev");
    for (String command : List.of("send x", "send-hex 41", "send-file " + file("x"))) {
      StepFailure failure = prompt.fails(command);
      assertThat(failure.kind()).isEqualTo(Kind.USAGE);
      assertThat(failure.sentence())
          .endsWith(
              "dev speaks raw, which has no messages; send bytes with raw, or set protocol"
                  + " classic");
    }
    for (String command : List.of("expect ack", "expect data x", "expect frame", "expect noise")) {
      assertThat(prompt.fails(command).sentence())
          .isEqualTo(
              "dev speaks raw, which has no messages; expect bytes, or set protocol classic");
    }
  }

  @Test
  void noAckInTimeSaysWhichTimeThatWas() throws Exception {
    prompt.link(ClassicConfig.client());
    prompt.open();
    assertThat(prompt.fails("send x within 30ms").sentence()).isEqualTo("no ACK came within 30 ms");
  }

  /** Waits 200 ms for an ACK. */
  private static ClassicConfig impatient() {
    ClassicConfig usual = ClassicConfig.client();
    return new ClassicConfig(
        usual.version(),
        usual.window(),
        usual.frameLimit(),
        200_000_000,
        usual.onDamage(),
        usual.afterTimeout(),
        usual.box(),
        usual.allowPlain(),
        usual.firstTimeout(),
        usual.idleTimeout());
  }

  private void loseLink() throws Exception {
    prompt.link(impatient()).run("open loop:?reconnect=yes as dev");
    Far far = prompt.far();
    prompt.unreachable();
    far.close();
    prompt.run("expect closed within 10s");
  }

  private void expectNothingWaits() {
    assertThat(prompt.session("dev").session().pending()).isZero();
  }

  @Test
  void whatIsGivenUpWhileThereIsNoLinkIsTakenBackAndSaysWhy() throws Exception {
    loseLink();
    StepFailure failure = prompt.fails("send x within 30ms");
    assertThat(failure.kind()).isEqualTo(Kind.LINK);
    assertThat(failure.sentence())
        .matches(
            "not sent: dev is "
                + "(opening|reconnecting \\((nobody is there|the peer closed the connection)\\))");
    expectNothingWaits();
  }

  @Test
  void aMessageWaitsForALinkNoLongerThanForItsAck() throws Exception {
    loseLink();
    for (String command : List.of("send x", "send-hex 41", "send-file " + file("x"))) {
      StepFailure failure = prompt.fails(command);
      assertThat(failure.kind()).isEqualTo(Kind.LINK);
      assertThat(failure.sentence()).contains("not sent: dev is ");
      expectNothingWaits();
    }
  }

  @Test
  void bytesThatFindNoLinkSayWhereTheSessionStands() throws Exception {
    Ticks time = new Ticks();
    try (Prompt still = new Prompt(Clock.system(), time, Front.NOBODY)) {
      still.run("open loop:?reconnect=yes as dev");
      Far far = still.far();
      still.unreachable();
      far.close();
      still.run("expect closed within 10s");
      CompletableFuture<StepFailure> failed = new CompletableFuture<>();
      Thread typing = new Thread(() -> failed.complete(failure(still, "raw x")));
      typing.start();
      while (typing.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      time.set(6_000_000_000L); // longer than bytes wait for a link
      still.session("dev").session().send(Bytes.utf8("whoever waits looks again"));
      StepFailure failure = failed.get();
      assertThat(failure.kind()).isEqualTo(Kind.LINK);
      assertThat(failure.sentence()).matches("not sent: dev is (opening|reconnecting \\(.*\\))");
    }
  }

  private static StepFailure failure(Prompt prompt, String line) {
    try {
      return prompt.fails(line);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsCancelledIsTakenBack() throws Exception {
    loseLink();
    Session session = prompt.session("dev").session();
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    Thread typing = new Thread(() -> cancelled.complete(isCancelled("send x within 20s")));
    typing.start();
    while (session.pending() == 0) {
      Thread.onSpinWait();
    }
    typing.interrupt();
    assertThat(cancelled.get()).isTrue();
    assertThat(session.pending()).isZero();
  }

  private boolean isCancelled(String line) {
    try {
      prompt.run(line);
      return false;
    } catch (StepFailure e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void whatWaitsBehindAnotherMessageIsTakenBackToo() throws Exception {
    Far far = prompt.open();
    prompt.session("dev").session().send(Bytes.utf8("first"));
    StepFailure failure = prompt.fails("send second within 30ms");
    assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
    assertThat(failure.sentence())
        .isEqualTo("not sent: dev still waits for the ACKs of earlier messages");
    assertThat(far.read(12)).isEqualTo(Far.frame(0x10, Bytes.utf8("first")));
    far.ack();
    prompt.session("dev").session().drain(10_000_000_000L);
    prompt.run("close dev");
    assertThat(far.readAll()).isEqualTo(Bytes.EMPTY);
  }
}
