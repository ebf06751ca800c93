package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.command.Secrets;
import dev.msp.command.StepFailure;
import dev.msp.script.Problem;
import dev.msp.script.ProblemText;
import java.nio.charset.StandardCharsets;

/** Says what a script of {@code serve} has to say, on behalf of one of its connections. */
final class Telling {

  /** How standard output is written. */
  enum Style {
    /** Lines of text. */
    TEXT,
    /** One JSON object a line. */
    JSON,
    /** Not at all. */
    QUIET
  }

  private final Streams streams;
  private final Style style;
  private final Secrets secrets;
  private final ProblemText problems;
  private final String session;
  private final long connection;

  /**
   * Makes one.
   *
   * @param problems puts failures into words
   * @param session what it is served on
   * @param connection number of the connection, 0 where there is but one
   */
  Telling(
      Streams streams,
      Style style,
      Secrets secrets,
      ProblemText problems,
      String session,
      long connection) {
    this.streams = streams;
    this.style = style;
    this.secrets = secrets;
    this.problems = problems;
    this.session = session;
    this.connection = connection;
  }

  /** Prints a line of the script. */
  void said(String line) {
    String masked = secrets.mask(line);
    switch (style) {
      case TEXT ->
          streams.out().line(number() + SafeText.forCharset(streams.out().charset()).line(masked));
      case JSON -> streams.out().line(json(masked));
      case QUIET -> {}
    }
    streams.out().flush();
  }

  private String number() {
    return connection == 0 ? "" : "#" + connection + ' ';
  }

  private String json(String text) {
    boolean utf8 = streams.out().charset().equals(StandardCharsets.UTF_8);
    JsonLine line = utf8 ? JsonLine.start() : JsonLine.startAscii();
    line.put("session", session);
    if (connection != 0) {
      line.put("connection", connection);
    }
    return line.put("event", "echo").put("text", text).toString();
  }

  /** Says on standard error what failed, and where in the file. */
  void failed(StepFailure failure) {
    Problem problem = problems.of(failure);
    StringBuilder text = new StringBuilder(problem.place()).append(": ").append(number());
    text.append(problem.message()).append('\n');
    problem.details().forEach(line -> text.append(line).append('\n'));
    streams.err().text(text.toString());
    streams.err().flush();
  }
}
