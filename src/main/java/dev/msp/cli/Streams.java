package dev.msp.cli;

import dev.msp.capture.SafeText;
import java.io.InputStream;
import java.util.Map;

/**
 * What surrounds a run of the program; a test hands in its own.
 *
 * @param in standard input
 * @param out standard output: results
 * @param err standard error: diagnostics
 * @param environment the environment variables
 */
record Streams(InputStream in, Output out, Output err, Map<String, String> environment) {

  private static final int LONGEST = 4096;

  /** Writes one diagnostic line; whatever it quotes is made safe here, once for all commands. */
  void complain(String sentence) {
    err.line("msp: " + SafeText.forCharset(err.charset()).line(sentence, LONGEST));
    err.flush();
  }
}
