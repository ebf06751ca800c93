package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.ByteStream;
import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.command.ProgramParser;
import dev.msp.command.Registry;
import dev.msp.command.Settings;
import dev.msp.command.Slot;
import dev.msp.command.Surroundings;
import dev.msp.command.verb.Verbs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps msp-script(5) true: its commands are those of the registry, and its examples work. */
class ScriptManualTest {

  private static Registry<Command> registry;
  private static LineParser<Command> parser;
  private static ManualPage page;

  @TempDir private Path directory;

  @BeforeAll
  static void read() throws Exception {
    page = ManualPage.read("msp-script.5");
    Words words = new Words(List.of(), Map.of(), Map.of());
    registry = Verbs.registry(Cli.opener(words));
    parser = new LineParser<>(registry);
  }

  /** Returns the text below each command, by how the page says that it is written. */
  private static Map<String, String> documented() {
    Map<String, String> commands = new LinkedHashMap<>();
    for (String heading : page.headings()) {
      for (ManualPage.Item item : page.items(heading)) {
        if (item.tag().startsWith("Ic ")) {
          commands.put(usage(item.tag()), item.text());
        }
      }
    }
    return commands;
  }

  /** Returns mdoc's {@code Ic close Oo Ar session Oc} as {@code close [session]}. */
  private static String usage(String tag) {
    return tag.replaceAll("\\b(Ic|Ar|Cm) ", "").replace("Oo ", "[").replace(" Oc", "]");
  }

  /** Returns how the registry says that a command is written. */
  private static String usage(Command command) {
    return command.usage().toString().replace("...", " ...").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyCommandIsDocumentedAsItIsWrittenAndNoOther() {
    assertThat(documented().keySet())
        .containsExactlyInAnyOrderElementsOf(
            registry.all().stream().map(ScriptManualTest::usage).toList());
  }

  @Test
  void everyCommandHasAnExampleAndEveryExampleIsRight() {
    Map<String, String> documented = documented();
    for (Command command : registry.all()) {
      String text = documented.getOrDefault(usage(command), "");
      List<String> examples =
          text.lines()
              .filter(line -> line.startsWith(".Dl "))
              .map(line -> ManualPage.displayed(line.substring(4)))
              .toList();
      assertThat(examples)
          .as(usage(command))
          .isNotEmpty()
          .allMatch(example -> parser.parse(example).mistake().isEmpty())
          .allMatch(example -> example.startsWith(command.usage().name()));
    }
  }

  @Test
  void everyExampleThatHelpShowsIsRight() {
    for (Command command : registry.all()) {
      assertThat(command.examples())
          .as(usage(command))
          .isNotEmpty()
          .allMatch(example -> parser.parse(example).mistake().isEmpty());
    }
  }

  @Test
  void everyWordThatAnArgumentMayBeIsNamed() {
    Map<String, String> documented = documented();
    for (Command command : registry.all()) {
      if (command.usage().name().equals("help")) {
        continue; // takes the words of all commands
      }
      String text = documented.getOrDefault(usage(command), "");
      Stream.concat(command.usage().places().stream(), command.usage().clauses().stream())
          .flatMap(ScriptManualTest::words)
          .forEach(word -> assertThat(text).as(usage(command)).contains(".Cm " + word));
    }
  }

  private static Stream<String> words(Slot<?> slot) {
    return slot.type().candidates("", Surroundings.NONE).stream()
        .map(Candidate::text)
        .filter(word -> word.chars().noneMatch(Character::isDigit)); // some of many
  }

  @Test
  void theExamplesAreRightPrograms() {
    List<List<String>> examples = new ArrayList<>(page.literals("EXAMPLES"));
    examples.addAll(page.literals("EXPECTING"));
    examples.addAll(page.literals("SYNOPSIS"));
    examples.addAll(page.literals("ANSWERING"));
    examples.addAll(page.literals("Secrets"));
    assertThat(examples).hasSizeGreaterThanOrEqualTo(7);
    for (List<String> example : examples) {
      assertThat(ProgramParser.parse("", example, parser).mistakes()).as("%s", example).isEmpty();
    }
  }

  @Test
  void theFirstTestFailsOnTheEmbeddedPeerAsThePageShows() throws Exception {
    List<List<String>> blocks = page.literals("A FIRST TEST");
    String program = String.join("\n", blocks.get(0)).replace("/dev/ttyUSB0", "loop:");
    String shown = String.join(" ", blocks.get(1).stream().map(String::strip).toList());
    Path file = Files.writeString(directory.resolve("version.msp"), program + "\n");
    Cli.run("run", file.toString()).exits(1).says(shown);
    String longer = String.join("\n", blocks.get(2)).replace("${endpoint}", "loop:");
    assertThat(ProgramParser.parse("", longer.lines().toList(), parser).mistakes()).isEmpty();
  }

  @Test
  void theLimitsAreThoseOfTheProgram() {
    assertThat(page.section("Limits")).anyMatch(line -> line.contains(" " + LineParser.LONGEST));
    assertThat(String.join(" ", page.section("EXPECTING")))
        .contains((ByteStream.MOST >> 10) + " KiB");
    assertThat(String.join(" ", page.section("TIME")))
        .contains("waits " + new Settings().timeout().toSeconds() + " s");
  }

  @Test
  void theExitCodesAreThoseOfTheKindsOfFailure() {
    TreeSet<String> codes = new TreeSet<>(List.of(String.valueOf(ExitCode.DONE)));
    for (CommandFailure.Kind kind : CommandFailure.Kind.values()) {
      codes.add(String.valueOf(RunCommand.exitCode(kind)));
    }
    assertThat(page.items("EXIT STATUS"))
        .extracting(ManualPage.Item::tag)
        .containsExactlyInAnyOrderElementsOf(codes);
  }
}
