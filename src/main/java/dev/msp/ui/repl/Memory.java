package dev.msp.ui.repl;

import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;
import java.util.List;

/**
 * How what is typed is remembered.
 *
 * @param keepsake which lines may be
 * @param file where they outlast the prompt
 */
public record Memory(Keepsake keepsake, HistoryFile file) {

  /** Gives up what was kept at this prompt and holds what became a secret since; returns it. */
  List<String> takeBackSecrets() {
    return file.takeBack(keepsake::holdsSecret);
  }
}
