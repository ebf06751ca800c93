package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Front;
import dev.msp.command.Place;
import dev.msp.command.Protection;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which session a command is for. */
@Timeout(30)
class SessionVerbsTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void theSessionOpenedLastIsMeantUntilAnotherIsUsed() throws Exception {
    prompt.run("open loop: as a", "open loop: as b");
    Far a = prompt.far();
    Far b = prompt.far();
    prompt.run("raw 1", "@a raw 2", "use a", "raw 3", "@b raw 4", "close a", "close b");
    assertThat(a.readAll().text()).contains("23");
    assertThat(b.readAll().text()).contains("14");
  }

  @Test
  void aSessionThatIsClosedInTheMiddleIsGoneAndTheOneBeforeIsMeantAgain() throws Exception {
    prompt.run("open loop: as a", "open loop: as b", "close");
    assertThat(prompt.run("sessions")).containsExactly("* a  open, loop: to its peer");
    StepFailure failure = prompt.fails("@b send x");
    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
    assertThat(failure.sentence()).isEqualTo("there is no session b; there is a");
    prompt.run("close a");
    assertThat(prompt.fails("send x").sentence())
        .isEqualTo("there is no session; open one first: open tcp://127.0.0.1:9009");
    assertThat(prompt.run("open loop: as b")).containsExactly("b: open, loop: to its peer");
  }

  @Test
  void whatClosingLosesIsToldWithItsText() throws Exception {
    prompt.run("open loop: as a");
    prompt.session("a").session().send(Bytes.utf8("precious"));
    prompt.session("a").session().send(Bytes.utf8("and this"));
    prompt.far().read(Far.frame(FrameType.DATA, Bytes.utf8("precious")).length());
    prompt.run("close");
    assertThat(prompt.said).contains("a: 2 messages were never acknowledged: precious, and this");
  }

  @Test
  void aNameMayComeFromAVariable() throws Exception {
    prompt.run("open loop: as a", "open loop: as b", "let n a", "@${n} raw x", "close a");
    assertThat(prompt.far().readAll().text()).contains("x");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws Exception {
    assertThat(prompt.fails("use dev").sentence())
        .isEqualTo("there is no session dev; open one first");
    prompt.run("open loop: as a");
    for (String line : List.of("use dev", "close dev", "@dev forget", "@dev show stats")) {
      assertThat(prompt.fails(line).sentence()).isEqualTo("there is no session dev; there is a");
    }
  }

  @Test
  void aNameIsTakenAsLongAsItsSessionIsOpen() throws Exception {
    prompt.run("open loop: as a");
    Far far = prompt.far();
    assertThat(prompt.fails("open loop: as a").sentence())
        .isEqualTo("a session a is open already; close it, or give another name behind as");
    far.close();
    prompt.run("expect closed within 10s", "open loop: as a");
    assertThat(prompt.run("sessions")).hasSize(1);
  }

  @Test
  void aBlockForASessionIsForThatSessionToItsEnd() throws Exception {
    prompt.run("open loop: as a", "open loop: as b", "@a repeat 2", "raw ${i}", "end", "close a");
    assertThat(prompt.far().readAll().text()).contains("12");
  }

  @Test
  void aNameThatIsAnAddressGetsNoSecondColon() throws Exception {
    assertThat(prompt.run("open loop:")).containsExactly("loop: open, loop: to its peer");
    assertThat(prompt.run("show stats").get(0)).isEqualTo("loop: open");
  }

  @Test
  void aLinkThatIsLostIsToldByWhateverNeedsIt() throws Exception {
    Far far = prompt.open();
    far.close();
    prompt.run("expect closed within 10s");
    for (String line : List.of("send x", "raw x", "expect data x within 10s")) {
      StepFailure failure = prompt.fails(line);
      assertThat(failure.kind()).as(line).isEqualTo(Kind.LINK);
      assertThat(failure.sentence()).as(line).contains("the peer closed the connection");
    }
  }

  @Test
  void aSessionIsCalledByItsNewNameAndKeepsItsPlace() throws Exception {
    prompt.run("open loop: as a", "open loop: as b", "@a rename dev", "@dev raw 1", "raw 2");
    assertThat(prompt.run("sessions"))
        .containsExactly("  dev  open, loop: to its peer", "* b  open, loop: to its peer");
    prompt.run("rename c", "close c", "close dev");
    assertThat(prompt.far().readAll().text()).contains("1");
    assertThat(prompt.far().readAll().text()).contains("2");
  }

  @Test
  void aNameOfAnotherSessionCannotBeGiven() throws Exception {
    prompt.run("open loop: as a", "open loop: as b");
    assertThat(prompt.fails("rename a").sentence())
        .isEqualTo("there is a session a already; give another name");
    assertThat(prompt.run("rename b", "sessions")).hasSize(2);
  }

  @Test
  void theNameBeforeIsFreeForAnotherSession() throws Exception {
    prompt.run("open loop: as a", "rename b", "open loop: as a");
    assertThat(prompt.run("sessions")).hasSize(2);
    assertThat(prompt.session("b").session().isClosed()).isFalse();
  }

  @Test
  void aSessionThatWasLostIsOpenedAgainInItsPlace() throws Exception {
    prompt.run("open loop: as a", "open loop: as b");
    prompt.far().close();
    prompt.run("@a expect closed within 10s");
    Far b = prompt.far();
    assertThat(prompt.run("reopen a")).containsExactly("a: open, loop: to its peer");
    assertThat(prompt.run("sessions"))
        .containsExactly("* a  open, loop: to its peer", "  b  open, loop: to its peer");
    prompt.run("raw 1", "close a");
    assertThat(prompt.far().readAll().text()).contains("1");
    b.close();
  }

  @Test
  void aSessionThatIsOpenIsClosedBeforeItIsOpenedAgain() throws Exception {
    Far before = prompt.open();
    prompt.run("reopen");
    assertThat(before.readAll().text()).contains("");
    assertThat(prompt.run("sessions")).containsExactly("* dev  open, loop: to its peer");
    prompt.far();
  }

  @Test
  void whatCannotHaveItsNameLetsGoOfThePortItHolds() throws Exception {
    prompt.run("open loop: as a");
    AtomicBoolean closed = new AtomicBoolean();
    SessionPlan plan =
        prompt
            .open(new Place("loop:", prompt.parse("loop:")), Protection.NONE)
            .through(new Held(closed));
    assertThatThrownBy(() -> prompt.workspace.open(() -> plan, "a"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("a session a is open already");
    assertThat(closed).isTrue();
  }

  /** Something that is held until it is closed, such as a port that is listened on. */
  private record Held(AtomicBoolean closed) implements Connector {
    @Override
    public Transport connect(Endpoint endpoint) throws TransportException {
      throw new TransportException("nobody is to be connected");
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  void openingFailsWithTheFirstAttemptAndNothingIsLeftWhereNothingFollows() throws Exception {
    prompt.run("open loop: as a");
    prompt.unreachable();
    for (String endpoint : List.of("loop:", "loop:?reconnect=yes")) {
      StepFailure failure = prompt.fails("open " + endpoint + " as b");
      assertThat(failure.kind()).isEqualTo(Kind.LINK);
      assertThat(failure.sentence()).isEqualTo("loop:: nobody is there");
      assertThat(prompt.run("sessions")).containsExactly("* a  open, loop: to its peer");
    }
  }

  @Test
  void aSessionThatGoesOnTryingStaysWhereMoreCommandsFollow() throws Exception {
    try (Prompt typed = new Prompt(new Typing())) {
      typed.unreachable();
      assertThat(typed.fails("open loop:?reconnect=yes as a").sentence())
          .isEqualTo("loop:: nobody is there; trying again");
      assertThat(typed.workspace.current().orElseThrow().name()).isEqualTo("a");
      assertThat(typed.session("a").session().isClosed()).isFalse();
      assertThat(typed.fails("open loop: as b").sentence()).isEqualTo("loop:: nobody is there");
      assertThat(typed.workspace.find("b")).isEmpty();
    }
  }

  /** A prompt, which goes on behind a failure. */
  private static final class Typing implements Front {
    @Override
    public List<String> history() {
      return List.of();
    }

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public void pause(String prompt) {
      throw new AssertionError("nobody asked for a pause");
    }
  }
}
