package dev.msp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.remote.Host.Called;
import dev.msp.session.Clock;
import dev.msp.session.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends, over a line in memory, with real processes. */
class RemoteTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/bin", "LANG", "C.UTF-8", "HOME", "/home/x", "MSP_PASSPHRASE", "secret");

  private final Host host = new Host(ENVIRONMENT);

  @AfterEach
  void endAll() {
    host.close();
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(RemoteException.class)
        .hasMessage(why)
        .satisfies(
            e -> assertThat(((RemoteException) e).why()).isEqualTo(RemoteException.Cause.REFUSED));
  }

  @Test
  void theOutputOfBothStreamsAndTheExitCodeComeBack() throws Exception {
    host.grant("both", "both");
    Called both = host.call("both");
    assertThat(both.await()).isEqualTo(new Outcome(Ending.EXITED, 0, ""));
    assertThat(both.out()).isEqualTo("result\n");
    assertThat(both.err()).isEqualTo("complaint\n");

    host.grant("seven", "exit", "7");
    assertThat(host.call("seven").await()).isEqualTo(new Outcome(Ending.EXITED, 7, ""));
  }

  @Test
  void theOwnerIsToldOfARequestBeforeItRunsAndOfItsResult() throws Exception {
    host.grant("waits", "wait");
    Called call = host.call("waits");
    assertThat(host.nextTold()).isEqualTo("SHA256:test asked waits []");
    call.line();
    assertThat(host.told).isEmpty();

    call.call.cancel();
    assertThat(call.await().ending()).isEqualTo(Ending.CANCELLED);
    assertThat(host.nextTold()).isEqualTo("ended waits: CANCELLED 143");
  }

  @Test
  void whatIsNotGrantedIsRefusedInTheSameWordsWhetherItIsThereOrNot() {
    assertRefused(() -> host.call("status").await(), "this command is not granted to you here");
    assertRefused(
        () -> host.call("shell", "id").await(), "this command is not granted to you here");
    assertThat(host.told)
        .containsExactly(
            "SHA256:test asked status []",
            "refused status: this command is not granted to you here",
            "SHA256:test asked shell [id]",
            "refused shell: this command is not granted to you here");
  }

  @Test
  void aClearLinkRunsNothingUnlessBothEndsPermitIt() throws Exception {
    host.grant("both", "both");
    MemoryLine line = host.line(MemoryLine.CLEAR);
    RemoteCall insecure = new RemoteCall(line.client(), true, Clock.system());
    assertThatThrownBy(() -> insecure.run("both", List.of(), Long.MAX_VALUE, (to, bytes) -> {}))
        .hasMessageStartingWith("commands run over a sealed link only");

    host.clear = true;
    RemoteCall careful =
        new RemoteCall(host.line(MemoryLine.CLEAR).client(), false, Clock.system());
    assertThatThrownBy(() -> careful.run("both", List.of(), Long.MAX_VALUE, (to, bytes) -> {}))
        .hasMessageStartingWith("the link is not sealed");
    assertThat(host.told).isEmpty();

    RemoteCall both = new RemoteCall(host.line(MemoryLine.CLEAR).client(), true, Clock.system());
    assertThat(both.run("both", List.of(), Long.MAX_VALUE, (to, bytes) -> {}).code()).isZero();
  }

  @Test
  void aCommandInheritsNoSecretAndNothingElseButPathLangAndHome() throws Exception {
    host.grant("environment", "environment");
    Called call = host.call("environment");
    call.await();
    assertThat(call.out()).isEqualTo("{HOME=/home/x, LANG=C.UTF-8, PATH=/bin}\n");
  }

  @Test
  void aCommandHasNothingToReadAndItsOwnDirectory(@TempDir Path directory) throws Exception {
    host.grant("input", "input");
    Called input = host.call("input");
    input.await();
    assertThat(input.out()).isEqualTo("read -1\n");

    host.commands.put(
        "where",
        new NamedCommand(
            Program.words("directory"), directory, NamedCommand.TIMEOUT, NamedCommand.OUTPUT));
    Called where = host.call("where");
    where.await();
    assertThat(where.out()).isEqualTo(directory.toRealPath() + "\n");
  }

  @Test
  void anArgumentStaysOneWordWhateverItHolds() throws Exception {
    host.grant("words", "words", "a{2}", "{1}");
    Called call = host.call("words", "x y; $(id) 'q", "{1}*");
    call.await();
    assertThat(call.out()).isEqualTo("[a{1}*, x y; $(id) 'q]\n");
  }

  @Test
  void argumentsThatAreNotWantedAreRefusedBeforeAnythingRuns() {
    host.grant("both", "both");
    assertRefused(() -> host.call("both", "x").await(), "it takes no arguments");
    assertThat(host.told).contains("refused both: it takes no arguments");
  }

  @Test
  void aCommandThatRunsTooLongIsEndedWithItsChildrenEvenIfTheyResist() throws Exception {
    host.grant("family", "family");
    Called call = host.call("family");
    List<ProcessHandle> family = handles(call.line());

    assertThat(host.timers.fire(NamedCommand.TIMEOUT)).isOne();
    Outcome outcome = call.await();
    assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
    assertThat(outcome.text()).isEqualTo("it ran for 30 s, longer than it may");
    assertThat(family).hasSize(2);
    assertGone(family);
  }

  /** A killed process counts as one until the first process of the machine has taken its code. */
  private static void assertGone(List<ProcessHandle> family) {
    Eventually.isTrue(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static List<ProcessHandle> handles(String pids) {
    List<ProcessHandle> handles = new ArrayList<>();
    for (String pid : pids.split(" ")) {
      handles.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
    }
    return handles;
  }

  @Test
  void theLossOfTheLinkEndsTheCommandAndItsChildrenAndIsToldAtBothEnds() throws Exception {
    host.grant("family", "family");
    MemoryLine line = host.line();
    Called call = new Called(line, "family");
    List<ProcessHandle> family = handles(call.line());

    line.cut();
    assertThatThrownBy(call::await)
        .cause()
        .hasMessage("the cable was cut")
        .satisfies(
            e ->
                assertThat(((RemoteException) e).why()).isEqualTo(RemoteException.Cause.LINK_LOST));
    assertThat(host.nextTold()).startsWith("SHA256:test asked family");
    assertThat(host.nextTold()).startsWith("ended family: ABANDONED");
    assertGone(family);
  }

  @Test
  void aCallThatIsInterruptedEndsTheCommand() throws Exception {
    host.grant("waits", "wait");
    Called call = host.call("waits");
    call.line();
    call.thread.interrupt();
    assertThatThrownBy(call::await).cause().isInstanceOf(InterruptedException.class);
    host.nextTold();
    assertThat(host.nextTold()).matches("ended waits: (CANCELLED|ABANDONED) 143");
  }

  @Test
  void allThatACommandMayWriteComesAndNoByteMore() throws Exception {
    host.grant("much", 100_000, "flood", "100000");
    Called much = host.call("much");
    assertThat(much.await().ending()).isEqualTo(Ending.EXITED);
    assertThat(much.length()).isEqualTo(100_000);

    host.grant("more", 100_000, "flood", "1000000000000");
    Called more = host.call("more");
    Outcome outcome = more.await();
    assertThat(outcome.ending()).isEqualTo(Ending.TOO_MUCH);
    assertThat(outcome.text()).isEqualTo("it wrote more than the 100000 bytes that it may");
    assertThat(more.length()).isEqualTo(100_000);
  }

  @Test
  void fourCommandsRunAtOnceAndTheFifthIsRefusedUntilOneIsOver() throws Exception {
    host.grant("waits", "wait");
    List<Called> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(host.call("waits"));
    }
    for (Called call : four) {
      call.line();
    }
    String why = "4 commands run already, and no more do at once; try again later";
    assertRefused(() -> host.call("waits").await(), why);

    four.get(0).call.cancel();
    four.get(0).await();
    Eventually.isTrue(() -> host.told.contains("ended waits: CANCELLED 143"));
    Called fifth = host.call("waits");
    assertThat(fifth.line()).isEqualTo("waiting");
  }

  @Test
  void theOwnerEndsAllCommandsAndThenRunsNoMore() throws Exception {
    host.grant("waits", "wait");
    Called call = host.call("waits");
    call.line();
    host.service().stopAll();
    assertThat(call.await().ending()).isEqualTo(Ending.STOPPED);

    host.service().close();
    assertRefused(() -> host.call("waits").await(), "this end is being closed");
  }

  @Test
  void whenItIsClosedAllThatRanIsGoneAndToldOf() throws Exception {
    host.grant("family", "family");
    List<ProcessHandle> family = handles(host.call("family").line());
    host.service().close();
    assertGone(family);
    assertThat(host.told).last().asString().startsWith("ended family: STOPPED");
  }

  @Test
  void aProgramThatIsNotThereIsToldToItsOwnerAndNotItsPathToThePeer() throws Exception {
    host.commands.put("gone", new NamedCommand(List.of("/no/such/program"), Path.of("/"), 1, 1));
    assertThat(host.call("gone").await())
        .isEqualTo(new Outcome(Ending.NOT_STARTED, 0, "it could not be started"));
    assertThat(host.nextTold()).isEqualTo("SHA256:test asked gone []");
    assertThat(host.nextTold()).isEqualTo("ended gone: NOT_STARTED 0");
  }

  @Test
  void aPeerThatTakesNothingIsGivenUpWhenTheCommandIsOver() throws Exception {
    host.grant("much", 200_000, "flood", "200000");
    MemoryLine line = host.line();
    byte[] run = RemoteCodec.encode(new RemoteRecord.Run("much", List.of()));
    line.client().send(run, 0, run.length);
    host.nextTold();
    // Looked at twice: the first time something has been sent since the beginning.
    Eventually.isTrue(
        () -> {
          host.timers.fire(RunningCommand.STALL);
          return line.server().isOver();
        });
    assertThat(host.nextTold()).isEqualTo("ended much: EXITED 0");
  }

  @Test
  void nonsenseEndsTheChannelAndTheCommand() throws Exception {
    MemoryLine silly = host.line();
    silly.client().send(new byte[] {4}, 0, 1);
    assertThatThrownBy(() -> silly.client().receive(Long.MAX_VALUE))
        .hasMessage("the first record is no RUN");
    assertThat(host.told).isEmpty();

    host.grant("waits", "wait");
    MemoryLine line = host.line();
    Called call = new Called(line, "waits");
    call.line();
    line.client().send(new byte[] {9}, 0, 1);
    assertRefused(call::await, "the record 9 is unknown");
    host.nextTold();
    assertThat(host.nextTold()).isEqualTo("ended waits: ABANDONED 143");
  }
}
