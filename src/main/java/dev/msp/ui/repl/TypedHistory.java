package dev.msp.ui.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed before, here and at earlier prompts. JLine's own file is not used: two prompts at
 * once would cut each other's lines, and it would keep passwords.
 */
final class TypedHistory extends DefaultHistory {

  private final Memory memory;
  private boolean attached;

  TypedHistory(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void attach(LineReader reader) {
    super.attach(reader);
    if (!attached) {
      attached = true;
      memory.file().read().forEach(line -> super.add(Instant.EPOCH, line));
    }
  }

  @Override
  public void add(Instant time, String line) {
    int before = last();
    if (memory.keepsake().mayKeep(line)) {
      super.add(time, line);
    }
    if (last() != before) {
      memory.file().append(line);
    }
  }

  /** Forgets what holds a secret by now, here and in the file. */
  void takeBackSecrets() {
    List<String> wrong = memory.takeBackSecrets();
    if (wrong.isEmpty()) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    forEach(entries::add);
    try {
      purge();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // JLine has no file of its own here
    }
    entries.removeIf(entry -> wrong.contains(entry.line()));
    entries.forEach(entry -> super.add(entry.time(), entry.line()));
  }

  /** Returns why lines are not kept, in one sentence, and only once. */
  Optional<String> takeProblem() {
    return memory.file().takeProblem();
  }
}
