package dev.msp.config;

import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;

/** What a profile may be called. */
final class ProfileName {

  /** Longest name, in characters. */
  static final int LONGEST = 64;

  private ProfileName() {}

  /**
   * Checks the name of a profile.
   *
   * @throws Misread if it may not be called so
   */
  static void check(Header header) throws Misread {
    String name = header.name();
    int from = header.nameAt();
    int to = from + name.length();
    if (name.isEmpty()) {
      throw new Misread(from, to, "a profile needs a name; write it like [profile bench]");
    }
    int odd = firstOdd(name);
    if (odd < name.length()) {
      int c = name.codePointAt(odd);
      String shown = Hidden.isHidden(c) ? Hidden.name(c) : '"' + Character.toString(c) + '"';
      String where =
          odd == 0 ? " does not begin the name of a profile" : " is not for the name of a profile";
      throw new Misread(
          from + odd,
          from + odd + Character.charCount(c),
          shown + where + "; it has letters a to z and A to Z, digits, and behind them . _ -");
    }
    if (name.length() > LONGEST) {
      throw new Misread(from, to, "the name of a profile has at most " + LONGEST + " characters");
    }
    if (isEndpoint(name)) {
      throw new Misread(
          from, to, name + " is an endpoint by itself, so no profile can be called so");
    }
  }

  /** Returns the index of the first character that may not stand there, or the length. */
  private static int firstOdd(String name) {
    int i = "._-".indexOf(name.charAt(0)) < 0 ? 0 : -1;
    while (i >= 0 && i < name.length() && LineParser.isKey(name.charAt(i))) {
      i++;
    }
    return Math.max(i, 0);
  }

  /** Returns whether the text means an endpoint, right or wrong, before it could mean a profile. */
  private static boolean isEndpoint(String name) {
    Asked asked = new Asked();
    try {
      EndpointParser.parse(name, asked);
      return true;
    } catch (EndpointException e) {
      return !asked.wasAsked();
    }
  }
}
