package dev.msp.ui.repl;

import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed before, here and at earlier prompts. JLine's own file is not used: two prompts at
 * once would cut each other's lines, and it would keep passwords.
 */
final class TypedHistory extends DefaultHistory {

  private final Keepsake keepsake;
  private final HistoryFile file;
  private boolean attached;

  TypedHistory(Keepsake keepsake, HistoryFile file) {
    this.keepsake = keepsake;
    this.file = file;
  }

  @Override
  public void attach(LineReader reader) {
    super.attach(reader);
    if (!attached) {
      attached = true;
      file.read().forEach(line -> super.add(Instant.EPOCH, line));
    }
  }

  @Override
  public void add(Instant time, String line) {
    int before = last();
    if (keepsake.mayKeep(line)) {
      super.add(time, line);
    }
    if (last() != before) {
      file.append(line);
    }
  }
}
