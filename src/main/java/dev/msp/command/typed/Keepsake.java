package dev.msp.command.typed;

import dev.msp.command.Command;
import dev.msp.command.ParsedLine;
import dev.msp.command.Secrets;
import dev.msp.command.Token;

/**
 * Decides which lines are remembered: none that holds a secret or gives a password, and none that
 * begins with a blank, by which a person says so.
 */
public final class Keepsake {

  private static final String PASSWORD = "password";

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
        && secrets.mask(input).equals(input)
        && input.lines().noneMatch(this::givesPassword);
  }

  private boolean givesPassword(String line) {
    ParsedLine<Command> parsed = blocks.parse(line);
    if (parsed.mistake().isPresent()) {
      return line.contains(PASSWORD); // it may have been meant as one
    }
    return parsed.tokens().stream()
        .anyMatch(
            token -> token.role() == Token.Role.KEYWORD && text(line, token).equals(PASSWORD));
  }

  private static String text(String line, Token token) {
    return line.substring(token.span().from(), token.span().to());
  }
}
