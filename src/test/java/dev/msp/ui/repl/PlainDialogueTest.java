package dev.msp.ui.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The prompt on a terminal that edits lines itself: for screen readers, and of type dumb. */
@Timeout(60)
class PlainDialogueTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final Room room = new Room();
  private final PipedOutputStream keys = new PipedOutputStream();
  private final Sheet sheet = new Sheet();
  private PlainDialogue dialogue = dialogue(new PipedInputStream());

  /** What was written so far. */
  private static final class Sheet implements Paper {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void line(String line) {
      text(line + "\n");
    }

    @Override
    public synchronized void text(String more) {
      text.append(more);
      notifyAll();
    }

    @Override
    public void flush() {}

    synchronized String text() {
      return text.toString();
    }

    /** Waits until what was written ends so. */
    synchronized void await(String end) throws InterruptedException {
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (!text().endsWith(end)) {
        long left = until - System.nanoTime();
        assertThat(left).as("time to wait for %s behind %s", end, text).isPositive();
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }

  private PlainDialogue dialogue(PipedInputStream in) {
    return new PlainDialogue(
        new PlainDialogue.Ends(in, sheet, sheet, StandardCharsets.UTF_8, true),
        room.blocks,
        room.memory);
  }

  @BeforeEach
  void connect() throws IOException {
    dialogue = dialogue(new PipedInputStream(keys));
  }

  @AfterEach
  void close() throws IOException {
    keys.close();
    room.close();
  }

  private void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  @Test
  void whatComesEndsTheLineAndThePromptStandsBelowIt() throws Exception {
    room.start(dialogue, "open loop: as dev");
    sheet.await("dev: open, loop: to its peer\ndev (open)> ");
    Transport end = room.end();
    Room.say(end, "hello");
    sheet.await("\ndev (open)> ");
    sheet.await("→ ACK        9  OK\ndev (open)> ");
    end.close();
    sheet.await("dev (closed)> ");
    assertThat(sheet.text())
        .startsWith("help lists the commands, Ctrl-C cancels, Ctrl-D quits\n")
        .containsPattern("\\(open\\)> \n[0-9:.]+ ← DATA +12  hello\n")
        .doesNotContain("\u001B");
  }

  @Test
  void ctrlCForgetsWhatIsTypedAndEndsWhatRuns() throws Exception {
    room.start(dialogue);
    type("repeat 2\n");
    sheet.await("msp> ... ");
    dialogue.interrupted();
    sheet.await("msp> ... \nmsp> ");
    type("echo running ; wait 20s\n");
    sheet.await("running\n");
    dialogue.interrupted();
    sheet.await("cancelled\nmsp> ");
    assertThat(room.hasEnded()).isFalse();
  }

  @Test
  void whatTurnsOutToBeASecretIsForgotten() throws Exception {
    room.start(dialogue);
    type("let pw hunter2\n");
    type("open loop: as dev password ${pw}\n");
    sheet.await("dev (open)> ");
    type("history\n");
    sheet.await("    1  history\ndev (open)> ");
  }

  @Test
  void theEndOfTheInputIsAskedAboutWhereSessionsAreOpen() throws Exception {
    room.answer(message -> List.of(Bytes.utf8("yes"))).start(dialogue, "open loop: as dev");
    sheet.await("dev (open)> ");
    type("");
    keys.close();
    assertThat(room.awaitEnd()).isEmpty();
    assertThat(sheet.text()).endsWith("1 session is open; quit? [y/N] \n");
  }

  @Test
  void pauseWaitsForEnterAndIsCancelledByCtrlC() throws Exception {
    room.start(dialogue);
    type("pause \"cable in?\"\n");
    sheet.await("cable in? ");
    type("\n");
    sheet.await("cable in? msp> ");
    type("pause\n");
    sheet.await("press Enter to go on ");
    dialogue.interrupted();
    sheet.await("cancelled; press Enter\n");
    type("\n");
    sheet.await("cancelled\nmsp> ");
  }

  @Test
  void aBlockInTheBackgroundCannotWaitForThePerson() throws Exception {
    room.start(dialogue, "open loop: as dev");
    type("on data x\npause\nend\n");
    sheet.await("... dev (open)> ");
    Room.say(room.end(), "x");
    sheet.await("dev (open)> ");
    awaitText("in the background: ");
    awaitText("pause waits for the person at the prompt");
  }

  private void awaitText(String part) throws InterruptedException {
    synchronized (sheet) {
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (!sheet.text().contains(part)) {
        long left = until - System.nanoTime();
        assertThat(left).as("time to wait for %s in %s", part, sheet.text()).isPositive();
        TimeUnit.NANOSECONDS.timedWait(sheet, left);
      }
    }
  }
}
