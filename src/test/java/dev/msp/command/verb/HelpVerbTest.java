package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.Completion;
import dev.msp.command.ParsedLine;
import dev.msp.command.Surroundings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the language says of itself. */
class HelpVerbTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  private List<Command> all() {
    return List.copyOf(Verbs.registry(prompt).all());
  }

  @Test
  void everyCommandHasItsTopic() {
    List<String> known = Topics.byTitle().values().stream().flatMap(List::stream).toList();
    assertThat(known).doesNotHaveDuplicates();
    assertThat(all()).allSatisfy(one -> assertThat(known).contains(one.usage().words().get(0)));
  }

  @Test
  void theOverviewFits80ColumnsAndNamesEveryFirstWord() throws Exception {
    List<String> lines = prompt.run("help");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(lines)
        .contains("Sessions", "  open      Open a session and make it the current one");
    for (Command one : all()) {
      String first = one.usage().words().get(0);
      assertThat(lines).filteredOn(line -> line.startsWith("  " + first + " ")).hasSize(1);
    }
  }

  @Test
  void aCommandIsExplainedByItsUsageItsArgumentsAndExamples() throws Exception {
    assertThat(prompt.run("help expect ack"))
        .containsExactly(
            "expect ack [within TIME]",
            "  Wait for the ACK of what was sent last",
            "  TIME: a duration like 200ms or 5s",
            "Example",
            "  expect ack within 2s");
    assertThat(prompt.run("help repeat").get(0))
        .isEqualTo("repeat COUNT [as NAME] [every TIME] ... end");
  }

  @Test
  void aFirstWordAloneListsTheCommandsThatBeginWithIt() throws Exception {
    assertThat(prompt.run("help line"))
        .contains("line baud RATE", "  Set the speed of the serial port, in bits a second")
        .contains("line break [TIME]");
  }

  @Test
  void anUnknownCommandIsAMistakeWithTheNearestOne() throws Exception {
    assertThat(prompt.mistake("help expct"))
        .isEqualTo("found expct, expected a command; did you mean expect?");
    assertThat(prompt.fails("help send ack").sentence())
        .isEqualTo("there is no command send ack; help send lists those that there are");
  }

  @Test
  void everyExampleIsRightAndBeginsWithItsCommand() {
    for (Command one : all()) {
      assertThat(one.examples()).as("%s", one.usage()).isNotEmpty();
      for (String example : one.examples()) {
        ParsedLine<Command> line = prompt.parser.parse(example);
        assertThat(line.mistake()).as(example).isEmpty();
        assertThat(line.statements().get(0).verb().usage().name())
            .as(example)
            .isEqualTo(one.usage().name());
      }
    }
  }

  @Test
  void everySummaryIsOneShortSentenceWithoutItsFullStop() {
    for (Command one : all()) {
      assertThat(one.summary())
          .as("%s", one.usage())
          .matches("[A-Z].*[^.]")
          .hasSizeLessThanOrEqualTo(90);
    }
  }

  @Test
  void completionOffersBothWordsOfACommand() {
    assertThat(offered("help exp")).containsExactly("expect");
    assertThat(offered("help expect no")).containsExactly("no-ack", "noise", "nothing");
    assertThat(offered("line format 8")).containsExactly("8N1", "8E1", "8O1", "8N2");
    assertThat(offered("fault no-ack ")).containsExactly("off");
  }

  private List<String> offered(String line) {
    return Completion.of(line, prompt.parser, Surroundings.NONE).candidates().stream()
        .map(Candidate::text)
        .toList();
  }
}
