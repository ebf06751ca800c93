package dev.msp.ui.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is typed and pasted at the prompt while a command runs. */
@Timeout(60)
class TypedAheadTest {

  private static final String CTRL_C = "\u0003";
  private static final String CTRL_Z = "\u001A";
  private static final String MARKED = "\u001B[?2004h";
  private static final String UNMARKED = "\u001B[?2004l";

  private final Room room = new Room();
  private final Screen screen = new Screen();

  @AfterEach
  void close() {
    screen.type(CTRL_C);
    screen.hangUp();
    room.close();
  }

  private void start(String... before) throws Exception {
    room.start(
        EditedDialogue.on(
            screen,
            new EditedDialogue.Look("xterm-256color", false),
            room.knowledge(Surroundings.NONE),
            room.memory),
        before);
    screen.await("help lists the commands, Tab completes, Ctrl-C cancels, Ctrl-D quits");
  }

  @Test
  void cursorKeysAreKeysInTheFormTheyHaveWhileACommandRuns() throws Exception {
    start();
    screen.type("echo one\r");
    screen.await("one");
    screen.type("wait 300ms\r\u001B[A\u001B[A\r");
    screen.await("one, twice", lines -> lines.stream().filter("one"::equals).count() == 2);
    screen.type("cho two\u001B[He\r");
    screen.await("two");
  }

  private void awaitPastes(String mode) throws Exception {
    String other = mode.equals(MARKED) ? UNMARKED : MARKED;
    screen.await(
        "pastes so",
        lines -> screen.written().lastIndexOf(mode) > screen.written().lastIndexOf(other));
  }

  @Test
  void whatIsPastedWhileACommandRunsIsMarkedAndRunsWithEnterOnly() throws Exception {
    start();
    screen.type("wait 1h\r");
    screen.await("the command runs", lines -> screen.written().contains(UNMARKED));
    awaitPastes(MARKED);
    assertThat(screen.farewell()).as("what a shell gets").contains(UNMARKED);
    screen.type(CTRL_C);
    screen.await("cancelled");
    screen.type("wait 300ms\r\u001B[200~echo one\necho two\n\u001B[201~");
    screen.awaitBottom("... echo two");
    assertThat(screen.lines()).doesNotContain("one");
    screen.type("\r");
    screen.await("one");
  }

  @Test
  void pastesAreMarkedAgainWhenAnotherProgramHadTheTerminal() throws Exception {
    start("echo runs ; wait 1h");
    screen.await("runs");
    int before = screen.written().lastIndexOf(MARKED);
    screen.type(CTRL_Z);
    screen.await("again", lines -> screen.written().lastIndexOf(MARKED) > before);
  }
}
