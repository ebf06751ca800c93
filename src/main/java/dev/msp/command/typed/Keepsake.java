package dev.msp.command.typed;

import dev.msp.command.Command;
import dev.msp.command.ParsedLine;
import dev.msp.command.Secrets;
import dev.msp.command.Token;
import dev.msp.config.Nearest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides which lines are remembered: none that holds a secret or gives a password, and none that
 * begins with a blank, by which a person says so.
 */
public final class Keepsake {

  private static final String PASSWORD = "password";

  /** Where nothing tells what a line was to mean: what may have a password behind it. */
  private static final Pattern LIKE_PASSWORD =
      Pattern.compile("(?i)pass|pwd|\\bpw\\b|secret|token");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Blocks blocks;
  private final Secrets secrets;

  /**
   * Decides with what is known of secrets.
   *
   * @param secrets values that may stand nowhere
   */
  public Keepsake(Blocks blocks, Secrets secrets) {
    this.blocks = blocks;
    this.secrets = secrets;
  }

  /** Returns whether an input of one or more lines may be remembered. */
  public boolean mayKeep(String input) {
    return !input.isBlank()
        && !Character.isWhitespace(input.charAt(0))
        && !holdsSecret(input)
        && input.lines().noneMatch(this::givesPassword);
  }

  /** Returns whether it holds what is known to be a secret by now. */
  public boolean holdsSecret(String input) {
    return !secrets.mask(input).equals(input);
  }

  private boolean givesPassword(String line) {
    ParsedLine<Command> parsed = blocks.parse(line);
    if (parsed.mistake().isPresent()) {
      return mayMeanPassword(line);
    }
    return parsed.tokens().stream()
        .anyMatch(
            token -> token.role() == Token.Role.KEYWORD && text(line, token).equals(PASSWORD));
  }

  private static boolean mayMeanPassword(String line) {
    return LIKE_PASSWORD.matcher(line).find()
        || BLANKS
            .splitAsStream(line)
            .anyMatch(word -> !Nearest.to(word, List.of(PASSWORD)).isEmpty());
  }

  private static String text(String line, Token token) {
    return line.substring(token.span().from(), token.span().to());
  }
}
