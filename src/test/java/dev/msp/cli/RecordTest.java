package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.command.CommandFailure;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code record} writes passes when it is run against the same peer, and not another. */
@Timeout(60)
class RecordTest {

  /** An answer after which the peer is gone: nobody need wait for more. */
  private static final String HANG_UP = "hang up";

  @TempDir Path directory;

  private volatile Map<String, List<String>> answers =
      Map.of("version?", List.of("v2.17", "ready $1 \"ok\"\n"), "ping 2", List.of("pong"));
  private Peer peer;
  private ByHand hand;

  @BeforeEach
  void begin() throws Exception {
    peer = Peer.answering(this::answer);
    hand = new ByHand();
  }

  @AfterEach
  void end() {
    hand.close();
    peer.close();
  }

  private void answer(Frame frame, Peer.Talk talk) throws IOException {
    if (frame.type() == FrameType.DATA) {
      talk.ack(frame);
      for (String answer : answers.getOrDefault(frame.payload().text().orElse(""), List.of())) {
        if (answer.equals(HANG_UP)) {
          throw new IOException("as the test wants it");
        }
        talk.send(new Frame(1, FrameType.DATA, Bytes.utf8(answer)));
      }
    }
  }

  private Path file() {
    return directory.resolve("rec.msp");
  }

  private String open() {
    return "open " + peer.endpoint() + " as dev";
  }

  /** Returns the lines below the heading. */
  private List<String> recorded() throws IOException {
    List<String> lines = Files.readAllLines(file());
    assertThat(lines.get(0)).matches("# Recorded by msp .* at 20..-..-..T..:..:..Z\\.");
    return lines.subList(1, lines.size());
  }

  private Cli.Outcome replay(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "run";
    System.arraycopy(options, 0, args, 1, options.length);
    args[args.length - 1] = file().toString();
    return new Cli().with(args);
  }

  @Test
  void aConversationIsWrittenAsItWasTypedWithWhatCameAndPassesAgain() throws Exception {
    hand.type("record start " + file());
    hand.type(open()).type("let what \"version?\"").type("sessions ; send \"${what}\" # ask");
    hand.see("dev", "ready $1 \"ok\"\n");
    hand.type("repeat 2", "  send 'ping ${i}'", "  send \"ping ${i}\"", "end").see("dev", "pong");
    hand.type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "let what \"version?\"",
            "send \"${what}\"",
            "expect data exactly \"v2.17\" within 5s",
            "expect data exactly \"ready \\$1 \\\"ok\\\"\\n\" within 5s",
            "repeat 2",
            "  send 'ping ${i}'",
            "  send \"ping ${i}\"",
            "end",
            "expect data exactly \"pong\" within 5s");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    replay().exits(0);
    answers = Map.of("version?", List.of("v2.17", "not ready", HANG_UP));
    replay().exits(1).says("expect data exactly \"ready", "came:     not ready");
  }

  @Test
  void whatWasOpenBeforeIsOpenedFirst() throws Exception {
    hand.type("listen tcp-listen://127.0.0.1:0 as sim password hunter2");
    hand.type("open tcp://127.0.0.1:${port}?ack-timeout=3s as dev password hunter2");
    hand.type("let greeting 'Good day'", "use sim", "set timeout 2s");
    String port = hand.workspace.variables().find("port").orElseThrow();
    hand.type("@dev send before").see("sim", "before");
    hand.type("record start " + file());
    hand.type("@dev send \"${greeting}\"").see("sim", "Good day");
    hand.type("send hi").see("dev", "hi");
    hand.type("record stop").close();
    assertThat(recorded())
        .containsExactly(
            "# sim is tcp-listen://127.0.0.1:" + port,
            "# dev is tcp://127.0.0.1:" + port,
            "set timeout 2000ms",
            "# The password is not written here: run it with --secret SIM_PASSWORD",
            "listen tcp-listen://127.0.0.1:" + port + " as sim password ${SIM_PASSWORD}",
            "# The password is not written here: run it with --secret DEV_PASSWORD",
            "open tcp://127.0.0.1:" + port + "?ack-timeout=3s as dev password ${DEV_PASSWORD}",
            "use sim",
            "let greeting \"Good day\"",
            "@dev send \"${greeting}\"",
            "expect data exactly \"Good day\" within 5s",
            "send hi",
            "@dev expect data exactly \"hi\" within 5s");
  }

  @Test
  void aSessionThatIsNamedByItsAddressIsNotExplained() throws Exception {
    hand.type("open loop:").type("record start " + file()).type("record stop");
    assertThat(recorded()).containsExactly("open loop: as loop:");
  }

  @Test
  void aListenerAndRawSessionsPassAgain() throws Exception {
    hand.type("record start " + file());
    hand.type("listen tcp-listen://127.0.0.1:0?protocol=raw as board");
    hand.type("open tcp://127.0.0.1:${port}?protocol=raw as dev");
    hand.type("raw \"AT\\r\"").seeBytes("board", "AT\r");
    hand.type("@board raw \"boot\\nlogin: \"").seeBytes("dev", "login: ");
    hand.type("@board raw x\"00 FF\"");
    hand.type("expect bytes x\"FF\" within 5s");
    hand.type("record stop");
    assertThat(recorded().subList(2, recorded().size()))
        .containsExactly(
            "raw \"AT\\r\"",
            "@board expect bytes \"AT\\r\" within 5s",
            "@board raw \"boot\\nlogin: \"",
            "@board raw x\"00 FF\"",
            "expect bytes x\"FF\" within 5s");
    replay().exits(0);
  }

  @Test
  void bytesAreExpectedLineByLine() throws Exception {
    hand.type("listen tcp-listen://127.0.0.1:0?protocol=raw as board");
    hand.type("open tcp://127.0.0.1:${port}?protocol=raw as dev");
    hand.type("record start " + file());
    hand.type("@board raw \"boot\\nlogin: \"").seeBytes("dev", "login: ");
    hand.type("@board raw x\"00 FF\"").type("wait 1ms");
    hand.type("record stop");
    assertThat(recorded())
        .containsSubsequence(
            "@board raw \"boot\\nlogin: \"",
            "expect bytes \"boot\\n\" within 5s",
            "expect bytes \"login: \" within 5s",
            "@board raw x\"00 FF\"");
  }

  @Test
  void whatIsExpectedByHandIsNotExpectedTwice() throws Exception {
    hand.type("record start " + file());
    hand.type(open()).type("send version?").see("dev", "ready $1 \"ok\"\n");
    hand.type("wait 1ms");
    hand.type("expect data /v(?<major>\\d+)/ within 3s").type("send \"ping ${major}\"");
    hand.see("dev", "pong").type("forget").type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "send version?",
            "expect data exactly \"ready \\$1 \\\"ok\\\"\\n\" within 5s",
            "wait 1ms",
            "expect data /v(?<major>\\d+)/ within 3s",
            "send \"ping ${major}\"",
            "expect data exactly \"pong\" within 5s",
            "forget");
  }

  @Test
  void whatTheExpectationsOfABlockPassOverIsExpectedBeforeItOrToldInAComment() throws Exception {
    answers = Map.of("temp?", List.of("21.5 C"), "set a", List.of("hm", "ok a"));
    hand.type("record start " + file()).type(open());
    hand.type("send temp?").see("dev", "21.5 C");
    hand.type("wait 1ms");
    hand.type("repeat 2", "send 'set a'", "expect data ok within 5s", "end").type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "send temp?",
            "expect data exactly \"21.5 C\" within 5s",
            "wait 1ms",
            "repeat 2",
            "  send 'set a'",
            "  expect data ok within 5s",
            "end",
            "# came on dev and was passed over, as it is when this is run: 2");
    replay().exits(0);
  }

  @Test
  void whatABlockFindsOfWhatCameBeforeItIsNotExpectedTwice() throws Exception {
    hand.type("record start " + file()).type(open());
    hand.type("send version?").see("dev", "ready $1 \"ok\"\n");
    hand.type("wait 1ms").type("repeat 1", "expect data ready", "end").type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "send version?",
            "expect data exactly \"v2.17\" within 5s",
            "wait 1ms",
            "repeat 1",
            "  expect data ready",
            "end");
    replay().exits(0);
  }

  @Test
  void secretsAreNotInTheFile() throws Exception {
    answers = Map.of("login hunter2", List.of("hello hunter2", "hunter2 \u0000 swordfish"));
    hand.workspace.secrets().add("hunter2");
    hand.workspace.secrets().add("swordfish");
    hand.workspace.variables().set("pw", "hunter2");
    hand.type("record start " + file());
    hand.type(open()).type("send \"login ${pw}\"").see("dev", "hunter2 \u0000 swordfish");
    hand.type("send \"open swordfish\"").type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "# The value of pw is not written here: run it with --secret pw",
            "send \"login ${pw}\"",
            "expect data exactly \"hello ${pw}\" within 5s",
            "# came on dev, and is not expected, for it has a secret in it",
            "# left out, for it has a secret in it: send \"open ***\"");
  }

  @Test
  void passwordsThatAreTypedAreNotInTheFile() throws Exception {
    hand.type("record start " + file());
    hand.type("listen tcp-listen://127.0.0.1:0 as a-b password hunter2");
    hand.type("record stop");
    assertThat(recorded())
        .containsExactly(
            "# The password is not written here: run it with --secret A_B_PASSWORD",
            "listen tcp-listen://127.0.0.1:0 as a-b password ${A_B_PASSWORD}");
    replay().exits(2).says("${A_B_PASSWORD}", "; give it with --secret A_B_PASSWORD");
  }

  @Test
  void whatACommandThatFailedBroughtIsNotExpected() throws Exception {
    answers = Map.of("bad", List.of("why"), "good", List.of("fine"));
    hand.type("record start " + file()).type(open());
    hand.fail("repeat 1", "send bad", "send \"\\xFF\"", "end").see("dev", "why");
    hand.type("send good").see("dev", "fine").type("record stop");
    assertThat(recorded())
        .containsExactly(
            open(),
            "# failed, and is not repeated here: repeat 1",
            "# came, and is not expected: expect data exactly \"why\" within 5s",
            "send good",
            "expect data exactly \"fine\" within 5s");
  }

  @Test
  void aCommandThatWasNotRunForAFailureElsewhereLeavesNoTrace() throws Exception {
    hand.type("record start " + file()).type(open()).type("send 'ping 2'").see("dev", "pong");
    hand.workspace.jobs().fail(new CommandFailure(CommandFailure.Kind.USAGE, "the log ended"));
    assertThatThrownBy(() -> hand.type("send lost"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("not run: the log ended");
    hand.type("record stop");
    assertThat(recorded())
        .containsExactly(open(), "send 'ping 2'", "expect data exactly \"pong\" within 5s");
    assertThat(peer.texts()).doesNotContain("lost");
  }

  @Test
  void aFileThatIsThereIsOverwrittenOnlyWhereThatIsSaid() throws Exception {
    Files.writeString(file(), "precious");
    assertThatThrownBy(() -> hand.type("record start " + file()))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("is there already; give another file, or overwrite behind its name");
    assertThat(file()).hasContent("precious");
    hand.type("record start " + file() + " overwrite").type("let x 1").type("record stop");
    assertThat(recorded()).containsExactly("let x 1");
    assertThatThrownBy(() -> hand.type("record stop"))
        .hasMessageContaining("there is no record; record start begins one");
    assertThatThrownBy(() -> hand.type("record start /dev/full"))
        .hasMessageContaining("cannot write a recording to /dev/full: it is no regular file");
  }

  @Test
  void whatIsIncludedIsWrittenOut() throws Exception {
    Path part =
        Files.writeString(
            directory.resolve("part.msp"), "let x 1\nif ${x} == 1\nlet y 2\nelse\nlet y 3\nend\n");
    hand.type("record start " + file()).type("include " + part).type("record stop");
    assertThat(recorded())
        .containsExactly(
            "# include " + part,
            "let x 1",
            "if ${x} == 1",
            "  let y 2",
            "else",
            "  let y 3",
            "end");
  }

  @Test
  void aRecordingThatIsNotStoppedIsWholeWhenThePromptEnds() throws Exception {
    hand.type("record start " + file()).type(open()).type("send version?").see("dev", "v2.17");
    hand.see("dev", "ready $1 \"ok\"\n");
    hand.close();
    assertThat(recorded()).hasSize(4).last().asString().startsWith("expect data exactly \"ready");
  }
}
