package dev.msp.cli;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a reply must hold: a text anywhere in it, or {@code /a regular expression/}.
 *
 * @param wanted as the user wrote it
 * @param pattern null for a plain text
 */
record Expectation(String wanted, @Nullable Pattern pattern) {

  static Expectation parse(String wanted, String source) throws UserError {
    boolean regex = wanted.length() >= 2 && wanted.startsWith("/") && wanted.endsWith("/");
    if (!regex) {
      return new Expectation(wanted, null);
    }
    try {
      return new Expectation(
          wanted, Pattern.compile(wanted.substring(1, wanted.length() - 1), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw UserError.usage(
          source
              + ": "
              + wanted
              + " is no regular expression: "
              + e.getDescription()
              + " at character "
              + (e.getIndex() + 2));
    }
  }

  boolean matches(String reply) {
    Pattern regex = pattern;
    return regex == null ? reply.contains(wanted) : regex.matcher(reply).find();
  }
}
