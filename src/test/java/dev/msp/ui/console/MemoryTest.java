package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.ArgumentType;
import dev.msp.command.Secrets;
import dev.msp.command.Surroundings;
import dev.msp.command.typed.HistoryFile;
import dev.msp.command.verb.Verbs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

  @TempDir Path directory;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private Memory memory(Path commands, Path messages) {
    Typing typing =
        new Typing(Surroundings.NONE, HistoryFile.at(commands), HistoryFile.at(messages));
    return new Memory(
        typing,
        Verbs.registry(
            text -> {
              throw new ArgumentType.UnfitException("is no place");
            }),
        new Secrets(),
        told::add);
  }

  @Test
  void whatIsTypedOutlastsTheProgram() throws Exception {
    Path commands = directory.resolve("commands");
    try (Memory memory = memory(commands, directory.resolve("messages"))) {
      memory.commands().add("help");
    }
    assertThat(Files.readAllLines(commands)).containsExactly("help");
    assertThat(told).isEmpty();
  }

  @Test
  void whyLinesAreNotKeptIsToldOnce() throws Exception {
    Path noDirectory = Files.writeString(directory.resolve("file"), "");
    try (Memory memory = memory(noDirectory.resolve("history"), directory.resolve("messages"))) {
      memory.commands().add("help");
      memory.commands().add("sessions");
    }
    assertThat(List.copyOf(told))
        .singleElement()
        .asString()
        .startsWith("what is typed is not kept in " + noDirectory);
  }
}
