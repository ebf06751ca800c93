package dev.msp.script;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;

/** Fuzzes the command language: files, lines, completion, and how values are written. */
public final class LanguageTarget {

  /** Completion is tried at every column. */
  private static final int SHORT = 80;

  private LanguageTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LanguageChecks.program(input);
    String text = new String(input, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      LanguageChecks.line(line);
      if (line.length() < SHORT) {
        LanguageChecks.completion(line);
      }
    }
    LanguageChecks.quoting(Bytes.copyOf(input));
  }
}
