package dev.msp.ui.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Candidate;
import dev.msp.command.Surroundings;
import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The prompt as a person sees it: keys in, a screen out. */
@Timeout(60)
class EditedDialogueTest {

  private static final String CTRL_A = "\u0001";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_R = "\u0012";
  private static final String CTRL_Z = "\u001A";
  private static final String UP = "\u001BOA";

  private final Room room = new Room();
  private final Screen screen = new Screen();

  @AfterEach
  void close() {
    screen.hangUp();
    room.close();
  }

  private void start(boolean colours, String... before) throws Exception {
    room.start(
        EditedDialogue.on(
            screen,
            new EditedDialogue.Look("xterm-256color", colours),
            room.knowledge(new Offers()),
            room.memory),
        before);
    screen.await("help lists the commands, Tab completes, Ctrl-C cancels, Ctrl-D quits");
  }

  /** What completion offers here beside the grammar. */
  private final class Offers implements Surroundings {
    @Override
    public List<Candidate> sessions() {
      return List.of(new Candidate("dev", "open"));
    }

    @Override
    public List<Candidate> endpoints() {
      return List.of(
          new Candidate("/dev/ttyUSB0", "FT232R USB UART"), new Candidate("/dev/ttyUSB1", ""));
    }

    @Override
    public List<Candidate> files(String start) {
      return List.of(new Candidate("part/", ""));
    }

    @Override
    public List<Candidate> variables() {
      return List.of(new Candidate("major", ""));
    }
  }

  @Test
  void thePromptTellsTheSessionAndItsState() throws Exception {
    start(true);
    screen.awaitBottom("msp>");
    screen.type("open loop: as dev\r");
    Transport end = room.end();
    screen.awaitBottom("dev ● open>");
    screen.await("dev: open, loop: to its peer");
    end.close();
    screen.awaitBottom("dev ○ closed>");
    screen.await("the reason", lines -> lines.stream().anyMatch(line -> line.contains("* closed")));
  }

  @Test
  void withoutColoursNothingIsColouredAndTheStateIsAWord() throws Exception {
    start(false, "open loop: as dev");
    screen.awaitBottom("dev (open)>");
    screen.type("expect data \"x\" withn 2s\r");
    screen.await("column 17: found withn, expected exactly or within or the end of the command");
    assertThat(screen.written()).doesNotContainPattern("\u001B\\[[0-9;]*[1-9][0-9;]*m");
  }

  @Test
  void wordsAreColouredByWhatTheyAre() throws Exception {
    start(true);
    screen.type("echo \"x\" # y");
    screen.awaitBottom("msp> echo \"x\" # y");
    assertThat(screen.written())
        .contains("\u001B[1mecho")
        .contains("\u001B[32m\"")
        .contains("\u001B[2m");
  }

  @Test
  void aMistakeIsMarkedBelowTheLineAndNothingIsRun() throws Exception {
    start(true);
    screen.type("echo a ; ecko b\r");
    screen.await("column 10: found ecko, expected a command; did you mean echo?");
    screen.await("           ^^^^");
    assertThat(screen.lines()).doesNotContain("a");
  }

  @Test
  void whatComesStandsAboveWhatIsTypedAndTearsNothing() throws Exception {
    start(true, "open loop: as dev");
    Transport end = room.end();
    screen.type("send \"half a");
    screen.awaitBottom("dev ● open> send \"half a");
    for (int i = 0; i < 5; i++) {
      Room.say(end, "message " + i);
    }
    screen.await(
        "all", lines -> lines.stream().filter(line -> line.endsWith("message 4")).count() == 1);
    screen.type(" line\"");
    screen.awaitBottom("dev ● open> send \"half a line\"");
    assertThat(screen.lines().stream().filter(line -> line.contains("open> ")))
        .as("prompts")
        .hasSize(1);
  }

  @Test
  void controlsFromThePeerDoNotReachTheTerminal() throws Exception {
    start(true, "open loop: as dev");
    Room.say(room.end(), "\u001B]0;title\u0007\u001B[2J\u009B31m");
    screen.await(
        "it",
        lines ->
            lines.stream().anyMatch(line -> line.contains("\\e]0;title\\x07\\e[2J\\u{9B}31m")));
    assertThat(screen.written()).doesNotContain("\u001B]0;").doesNotContain("\u009B");
  }

  @Test
  void aSecretIsShownNowhere() throws Exception {
    room.secrets.add("tréasure");
    start(true, "open loop: as dev");
    Room.say(room.end(), "the tréasure");
    screen.await("stars", lines -> lines.stream().anyMatch(line -> line.endsWith("the *********")));
    screen.type("echo tréasure\r");
    screen.await("***");
    screen.type("history\r");
    screen.await("    1  history");
  }

  @Test
  void whatTurnsOutToBeASecretIsForgotten() throws Exception {
    start(true);
    screen.type("echo first\r");
    screen.await("first");
    screen.type("let pw hunter2\ropen loop: as dev password ${pw}\r");
    screen.awaitBottom("dev ● open>");
    screen.type("history\r");
    screen.await("    2  history");
    screen.type(UP + UP);
    screen.awaitBottom("dev ● open> echo first");
  }

  @Test
  void tabListsWhatMayFollowAndWhatItIs() throws Exception {
    start(true);
    screen.type("expect \t");
    screen.await(
        "kinds", lines -> lines.stream().anyMatch(line -> line.matches("noise +\\(.*\\)")));
    screen.type(CTRL_C);
    screen.type("open \t");
    screen.await(
        "ports",
        lines ->
            lines.stream()
                .anyMatch(
                    line -> line.matches("/dev/ttyUSB0 +\\(FT232R USB UART\\) +/dev/ttyUSB1")));
  }

  @Test
  void tabCompletesWhatIsBegun() throws Exception {
    start(true);
    screen.type("ech\t\"${ma\t\"");
    screen.awaitBottom("msp> echo \"${major}\"");
    screen.type(CTRL_C + "@d\tclose");
    screen.awaitBottom("msp> @dev close");
    screen.type(CTRL_C + "include p\t");
    screen.awaitBottom("msp> include part/");
  }

  @Test
  void aBlockGoesOnUntilItsEndAndComesBackInOnePiece() throws Exception {
    start(true);
    screen.type("repeat 2\r");
    screen.awaitBottom("...");
    screen.type("echo \"r${i}\"\r");
    screen.await("...   echo \"r${i}\"");
    screen.type("end\r");
    screen.await("r2");
    screen.type(UP);
    screen.awaitBottom("...   end");
    screen.type(CTRL_C);
    screen.type("repeat 2\recko\r");
    screen.await("line 2, column 3: found ecko, expected a command; did you mean echo?");
    screen.awaitBottom("msp>");
    assertThat(String.join("\n", screen.lines())).doesNotContain("without its end");
  }

  @Test
  void ctrlDInsideOfABlockListsNothing() throws Exception {
    start(true);
    screen.type("repeat 2\r");
    screen.awaitBottom("...");
    screen.type(CTRL_D + "echo on\rend\r");
    screen.await("on");
    assertThat(String.join("\n", screen.lines())).doesNotContain("possibilities");
  }

  @Test
  void severalLinesThatArePastedAreRunWhenEnterIsPressed() throws Exception {
    start(true);
    screen.type("\u001B[200~echo one\r\necho\u0007 two\n\u001B[201~");
    screen.awaitBottom("... echo two");
    assertThat(screen.lines()).doesNotContain("one");
    screen.type("\r");
    screen.await("two");
    screen.await("one");
  }

  @Test
  void whatWasTypedIsFoundAgain() throws Exception {
    start(true);
    screen.type("echo first\recho second\r");
    screen.await("second");
    screen.type(CTRL_R + "fir");
    screen.await("msp> echo first");
    screen.type(CTRL_A + "\r");
    screen.await("twice", lines -> lines.stream().filter("first"::equals).count() == 2);
  }

  @Test
  void ctrlCEndsTheCommandAndNotThePrompt() throws Exception {
    start(true);
    screen.type("echo running ; wait 10s\r");
    screen.await("running");
    screen.type(CTRL_C);
    screen.await("cancelled");
    screen.type("half" + CTRL_C + "echo whole\r");
    screen.await("whole");
    assertThat(room.hasEnded()).isFalse();
  }

  @Test
  void ctrlCIsNoticedBehindMuchThatWasTypedAhead() throws Exception {
    start(true, "echo running ; wait 30s");
    screen.await("running");
    screen.type("echo " + "x".repeat(5000) + CTRL_C);
    screen.await("cancelled");
  }

  @Test
  void ctrlDAsksWhereSessionsAreOpenAndElseQuits() throws Exception {
    start(true, "open loop: as dev", "open loop: as two");
    screen.awaitBottom("two ● open>");
    screen.type(CTRL_D);
    screen.awaitBottom("2 sessions are open; quit? [y/N]");
    screen.type("n\r");
    screen.awaitBottom("two ● open>");
    screen.type("close\rclose\r");
    screen.awaitBottom("msp>");
    screen.type(CTRL_D);
    assertThat(room.awaitEnd()).isEmpty();
  }

  @Test
  void theEndOfTheTerminalIsAnAnswer() throws Exception {
    start(true, "open loop: as dev");
    screen.awaitBottom("dev ● open>");
    screen.hangUp();
    assertThat(room.awaitEnd()).isEmpty();
  }

  @Test
  void ctrlZLetsTheShellHaveTheTerminalAndThePromptComesBack() throws Exception {
    start(true);
    screen.type("echo ha" + CTRL_Z + "lf\r");
    screen.await("half");
    assertThat(screen.suspended()).isEqualTo(1);
  }

  @Test
  void inAnotherSizeOrBackFromAnotherProgramTheLineIsDrawnOnce() throws Exception {
    start(true);
    screen.type("echo half");
    screen.awaitBottom("msp> echo half");
    screen.resize(60);
    screen.resume();
    screen.type(" and half");
    screen.awaitBottom("msp> echo half and half");
    assertThat(screen.lines().stream().filter(line -> line.startsWith("msp>"))).hasSize(1);
    screen.type("\r");
    screen.await("half and half");
  }

  @Test
  void pauseWaitsForEnterAndCtrlCCancelsIt() throws Exception {
    start(true);
    screen.type("pause \"cable in?\"\r");
    screen.awaitBottom("cable in?");
    screen.type("\r");
    screen.awaitBottom("msp>");
    screen.type("pause\r");
    screen.awaitBottom("press Enter to go on");
    screen.type(CTRL_C);
    screen.await("cancelled");
    screen.type("history\r");
    screen.await("    3  history");
  }

  @Test
  void aStormLeavesThePromptUsableAndIsCountedToTheLast() throws Exception {
    start(true, "open loop: as dev");
    Transport end = room.end();
    screen.type("echo st");
    screen.awaitBottom("dev ● open> echo st");
    int frames = 50_000;
    byte[] one = Room.message("storm");
    Bytes many = Bytes.EMPTY;
    for (int i = 0; i < 100; i++) {
      many = many.plus(Bytes.copyOf(one));
    }
    byte[] piece = many.toArray();
    Thread acks = new Thread(() -> drain(end), "test-acks");
    acks.setDaemon(true);
    acks.start();
    long began = System.nanoTime();
    for (int i = 0; i < frames / 100; i++) {
      end.write(piece, 0, piece.length);
    }
    screen.type("ill\r");
    screen.await("still");
    screen.await("it is counted", lines -> shown() + counted() == 2L * frames);
    long seconds = (System.nanoTime() - began) / 1_000_000_000L;
    assertThat(shown()).isLessThanOrEqualTo(20 * (seconds + 2));
    assertThat(room.workspace().sessions().get(0).session().journal().size())
        .as("the journal has it all")
        .isGreaterThanOrEqualTo(2L * frames);
  }

  private static void drain(Transport end) {
    byte[] buffer = new byte[65_536];
    try {
      while (end.read(buffer, 0, buffer.length) > 0) {
        // it is the ACKs
      }
    } catch (dev.msp.transport.TransportException e) {
      throw new AssertionError(e);
    }
  }

  private long shown() {
    return screen
        .written()
        .lines()
        .filter(line -> line.endsWith("storm") || line.endsWith("  OK"))
        .count();
  }

  private long counted() {
    return screen
        .written()
        .lines()
        .filter(line -> line.contains(" more in "))
        .mapToLong(
            line ->
                Long.parseLong(line.replaceAll(".*?([0-9,]+) more in .*", "$1").replace(",", "")))
        .sum();
  }
}
