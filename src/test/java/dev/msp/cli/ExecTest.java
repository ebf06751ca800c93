package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.remote.CommandStream;
import dev.msp.remote.Ending;
import dev.msp.remote.Outcome;
import dev.msp.remote.Program;
import dev.msp.session.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code msp exec} against {@code msp serve}, with real processes. */
class ExecTest {

  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  @TempDir private Path directory;

  private Home host;
  private Home guest;

  @BeforeEach
  void makeHomes() throws Exception {
    String[] lines = {
      "[exec both]",
      argv("both"),
      "[exec seven]",
      argv("exit", "7"),
      "[exec words]",
      argv("words", "{1}"),
      "[exec escape]",
      argv("escape"),
      "[exec family]",
      argv("family"),
      "[exec waits]",
      argv("wait"),
      "timeout = 300ms"
    };
    host = Home.with(directory.resolve("host"), lines);
    guest = Home.with(directory.resolve("guest"));
  }

  private static String argv(String... words) {
    return "argv = [\"" + String.join("\", \"", Program.words(words)) + "\"]";
  }

  private Serve insecure(String... names) throws InterruptedException {
    String[] options = new String[1 + 2 * names.length];
    options[0] = "--insecure";
    for (int i = 0; i < names.length; i++) {
      options[1 + 2 * i] = "--exec";
      options[2 + 2 * i] = names[i];
    }
    return Serve.onFreePort(host.cli(), options);
  }

  private Cli.Outcome exec(Serve serve, String... words) {
    String[] args = new String[3 + words.length];
    args[0] = "exec";
    args[1] = "--insecure";
    args[2] = serve.endpoint();
    System.arraycopy(words, 0, args, 3, words.length);
    return guest.cli().raw(args);
  }

  @Test
  void whatTheCommandWritesComesToBothStreamsAndItsCodeIsOurs() throws Exception {
    try (Serve serve = insecure("both", "seven", "words")) {
      serve.awaitErr(err -> err.contains("whoever connects may run both, seven, words"));
      Cli.Outcome both = exec(serve, "both").exits(0).says("complaint\n");
      assertThat(both.out()).isEqualTo("result\n");
      exec(serve, "seven").exits(7);
      assertThat(exec(serve, "words", "a b").exits(0).out()).isEqualTo("[a b]\n");
    }
  }

  @Test
  void asJsonEachOutputAndTheEndIsAnObject() throws Exception {
    try (Serve serve = insecure("both", "seven", "escape", "waits")) {
      List<JsonNode> both = json(exec(serve, "both", "--json").exits(0));
      assertThat(both).hasSize(3);
      assertThat(both)
          .filteredOn(event -> event.path("stream").asText().equals("stdout"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.path("event").asText()).isEqualTo("output");
                assertThat(event.path("text").asText()).isEqualTo("result\n");
                assertThat(event.path("payload").asText()).isEqualTo("726573756c740a");
                assertThat(event.path("length").asInt()).isEqualTo(7);
                assertThat(event.path("session").asText()).isEqualTo(serve.endpoint());
                assertThat(event.path("time").asText()).endsWith("Z");
              });
      assertThat(both)
          .anyMatch(event -> event.path("text").asText().equals("complaint\n"))
          .extracting(event -> event.path("seq").asInt())
          .containsExactly(0, 1, 2);
      assertExit(both, "exited", 0);
      assertExit(json(exec(serve, "seven", "--json").exits(7)), "exited", 7);
      Cli.Outcome escape = exec(serve, "escape", "--json").exits(0);
      assertThat(escape.out()).doesNotContain("\u001b").contains("\\u001b");
      assertExit(json(exec(serve, "nothing", "--json").exits(5)), "refused", -1);
      assertExit(json(exec(serve, "waits", "--json").exits(4)), "timed-out", -1);
    }
  }

  private static List<JsonNode> json(Cli.Outcome outcome) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : outcome.lines()) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  private static void assertExit(List<JsonNode> events, String status, int code) {
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("event").asText()).isEqualTo("exit");
    assertThat(last.path("status").asText()).isEqualTo(status);
    assertThat(last.path("code").asInt(-1)).isEqualTo(code);
  }

  @Test
  void whatIsNotGrantedOrNotFitIs5() throws Exception {
    try (Serve serve = insecure("words")) {
      exec(serve, "both").exits(5).says("the peer does not run both: this command is not granted");
      exec(serve, "words").exits(5).says("it takes 1 argument");
      exec(serve, "words", "--", "-x").exits(5).says("begins with a dash");
      serve.awaitErr(err -> err.contains("words was refused: it takes 1 argument"));
    }
  }

  @Test
  void aCommandThatTakesTooLongIs4AtEitherEnd() throws Exception {
    try (Serve serve = insecure("waits")) {
      exec(serve, "waits").exits(4).says("waits was ended by the peer: it ran for 0.3 s");
      exec(serve, "waits", "--timeout", "1ms").exits(4).says("did not end in time");
    }
  }

  @Test
  void aLinkThatIsLostIs3AndNothingOfTheCommandRunsOn() throws Exception {
    Cli cli = guest.cli();
    CompletableFuture<Integer> code = new CompletableFuture<>();
    List<ProcessHandle> family;
    try (Serve serve = insecure("family")) {
      String[] args = {"exec", "--insecure", serve.endpoint(), "family"};
      new Thread(() -> code.complete(cli.raw(args).exitCode())).start();
      family = handles(cli.written().await(out -> out.endsWith("\n")));
    }
    assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(cli.complained()).contains("the link was lost before family ended");
    assertThat(family).hasSize(2);
    assertGone(family);
  }

  /** A killed process counts as one until the first process of the machine has taken its code. */
  private static void assertGone(List<ProcessHandle> family) {
    Eventually.isTrue(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static List<ProcessHandle> handles(String pids) {
    return Pattern.compile(" ")
        .splitAsStream(pids.strip())
        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
        .toList();
  }

  @Test
  void aSignalEndsTheCommandAtTheOtherEndToo() throws Exception {
    try (Serve serve = insecure("family");
        ChildJvm exec = ChildJvm.start("exec", "--insecure", serve.endpoint(), "family")) {
      List<ProcessHandle> family = handles(exec.awaitOut(" "));
      exec.signal("INT");
      assertThat(exec.exitCode()).isEqualTo(130);
      serve.awaitErr(err -> err.contains("it was cancelled"));
      assertGone(family);
    }
  }

  @Test
  void whatIsAskedForIsToldSoThatItCanBeReadBack() throws Exception {
    try (Serve serve = insecure("words")) {
      exec(serve, "words", "a\\b").exits(0);
      serve.awaitErr(err -> err.contains("asks for: words a\\\\b\n"));
    }
  }

  @Test
  void aCommandWhoseOutputNobodyReadsAnyMoreIsEnded() throws Exception {
    try (Serve serve = insecure("family")) {
      String[] args = {"exec", "--insecure", serve.endpoint(), "family"};
      Cli.Outcome cut = guest.cli().closedOut().raw(args).exits(141);
      assertThat(cut.err()).doesNotContain("family");
      serve.awaitErr(err -> err.contains("it was cancelled"));
    }
  }

  @Test
  void aKeyRunsWhatItWasGrantedAndNothingElseOverASealedLink() throws Exception {
    String guestKey = fingerprint(guest.cli().with("keygen").exits(0));
    String hostKey = fingerprint(host.cli().with("keygen").exits(0));
    host.cli().with("peers", "allow", guestKey, "--grant", "exec=both,shell").exits(0);
    try (Serve serve = Serve.onFreePort(host.cli())) {
      serve.awaitErr(err -> err.contains(guestKey + " may run ANY command, by a shell"));
      String[] start = {"exec", serve.endpoint(), "--peer-key", hostKey};
      assertThat(guest.cli().with(with(start, "both")).exits(0).out()).isEqualTo("result\n");
      String err = serve.awaitErr(text -> text.contains("both ended with 0"));
      assertThat(err).containsSubsequence(guestKey + " asks for: both", "both ended with 0");
      guest.cli().with(with(start, "seven")).exits(5).says("not granted");
    }
  }

  private static String[] with(String[] start, String last) {
    String[] all = java.util.Arrays.copyOf(start, start.length + 1);
    all[start.length] = last;
    return all;
  }

  private static String fingerprint(Cli.Outcome outcome) {
    Matcher matcher = FINGERPRINT.matcher(outcome.out() + outcome.err());
    assertThat(matcher.find()).as(outcome.out()).isTrue();
    return matcher.group();
  }

  @Test
  void onlyWhereNoTerminalIsBytesPassAsTheyAre() {
    Written written = new Written();
    Written errors = new Written();
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            new Output(written, StandardCharsets.UTF_8, true),
            new Output(errors, StandardCharsets.UTF_8, false),
            Map.of());
    ExecOutput output = new ExecOutput(streams, false);
    output.wrote(CommandStream.STDOUT, Bytes.utf8("a\u001b[2Jb\n"));
    output.wrote(CommandStream.STDERR, Bytes.utf8("\u001b[1m"));
    output.ended(new Outcome(Ending.EXITED, 0, ""));
    assertThat(written.text()).isEqualTo("a\\e[2Jb\n");
    assertThat(errors.text()).isEqualTo("\u001b[1m");

    new ExecOutput(streams, true).wrote(CommandStream.STDOUT, Bytes.utf8("\u001b[1m"));
    assertThat(written.text()).endsWith("\u001b[1m");
  }

  @Test
  void mistakesAre2() {
    host.cli().with("exec", "127.0.0.1:1").exits(2).complains("the name of a command");
    host.cli()
        .with("exec", "127.0.0.1:1", "x", "--timeout", "5")
        .exits(2)
        .complains("needs a unit");
    host.cli().with("serve", "--exec", "shell").exits(2).complains("a shell is granted to one key");
    host.cli()
        .with("serve", "--exec", "statsu")
        .exits(2)
        .complains("--exec: there is no [exec statsu] in msp.conf");
  }
}
