package dev.msp.script;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;

/** Fuzzes the command language: files, lines, completion, and how values are written. */
public final class LanguageTarget {

  private LanguageTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LanguageChecks.program(input);
    String text = new String(input, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      LanguageChecks.line(line);
    }
    LanguageChecks.completion(text.substring(text.lastIndexOf('\n') + 1));
    LanguageChecks.quoting(Bytes.copyOf(input));
  }
}
