package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines in this JVM, as main does, on streams of bytes. */
final class Cli {

  /** Whatever the peer, the file or the command line held: none of this may be printed. */
  private static final String CONTROLS =
      "[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Co}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FFFD}&&[^\\n]]";

  /**
   * How a run ended.
   *
   * @param out standard output, read as UTF-8
   * @param err standard error, read as UTF-8
   */
  record Outcome(int exitCode, String out, String err, Bytes rawOut) {

    /** Returns the lines of standard output. */
    List<String> lines() {
      return out.lines().toList();
    }

    /** Checks the exit code, and says what was printed where it is another. */
    Outcome exits(int expected) {
      assertThat(exitCode).as("exit code; out: %s err: %s", out, err).isEqualTo(expected);
      return this;
    }

    /** Checks that standard error holds some texts. */
    Outcome says(String... parts) {
      for (String part : parts) {
        assertThat(err).contains(part);
      }
      return this;
    }

    /** Checks that standard error is one sentence, and nothing stands on standard output. */
    Outcome complains(String... parts) {
      assertThat(err.lines()).as("sentences in %s", err).hasSize(1);
      assertThat(err).startsWith("msp: ");
      assertThat(out).isEmpty();
      return says(parts);
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private final Written err = new Written();
  private final Written out = new Written();
  private InputStream in = InputStream.nullInputStream();
  private Charset charset = StandardCharsets.UTF_8;
  private boolean closed;

  /** Runs with no input and an empty environment. */
  static Outcome run(String... args) {
    return new Cli().with(args);
  }

  Cli in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  Cli in(byte[] bytes) {
    return in(new ByteArrayInputStream(bytes));
  }

  Cli in(InputStream stream) {
    in = stream;
    return this;
  }

  Cli env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli charset(Charset other) {
    charset = other;
    return this;
  }

  /** Nobody reads standard output. */
  Cli closedOut() {
    closed = true;
    return this;
  }

  /** Runs, and checks that nothing was printed that may not reach a terminal. */
  Outcome with(String... args) {
    Outcome outcome = raw(args);
    assertThat(outcome.out()).doesNotContainPattern(CONTROLS);
    return outcome;
  }

  /** Runs a command that was made with something else than this machine. */
  Outcome command(Subcommand command, Words words) {
    try {
      Outcome outcome = outcome(command.run(words, streams()));
      assertThat(outcome.out() + outcome.err()).doesNotContainPattern(CONTROLS);
      return outcome;
    } catch (UserError e) {
      throw new AssertionError(e.sentence(), e);
    }
  }

  /** Runs a command that may print any byte. */
  Outcome raw(String... args) {
    int exitCode = Msp.run(args, streams());
    Outcome outcome = outcome(exitCode);
    assertThat(outcome.err()).doesNotContainPattern(CONTROLS);
    return outcome;
  }

  /** Returns what opens the sessions of the language for somebody without any files. */
  static SessionOpener opener(Words words) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    SessionSeals seals = new SessionSeals(file, words, new Cli().streams());
    return new SessionOpener(file, words, null, seals, true);
  }

  Streams streams() {
    return new Streams(
        in,
        new Output(closed ? new Closed() : out, charset, false),
        new Output(err, charset, false),
        environment);
  }

  Outcome outcome(int exitCode) {
    return new Outcome(exitCode, printed(), complained(), Bytes.copyOf(out.toByteArray()));
  }

  Written written() {
    return out;
  }

  Written diagnostics() {
    return err;
  }

  String printed() {
    return out.text();
  }

  String complained() {
    return err.text();
  }

  /** The end of a pipe that nobody reads. */
  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
