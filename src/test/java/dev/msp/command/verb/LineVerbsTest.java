package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the line commands ask of a serial port, and what they refuse. */
@Timeout(30)
class LineVerbsTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @ParameterizedTest
  @CsvSource({
    "line baud 57600, ?baud=57600",
    "line format 8e1, ?format=8E1",
    "line flow rtscts, ?flow=rtscts",
    "line dtr off, dtr false",
    "line rts on, rts true",
    "line dtr toggle, dtr false",
    "line rts toggle, rts true",
    "line break, break 250",
    "line break 1s, break 1000",
  })
  void thePortIsAskedForWhatTheLineSays(String line, String asked) throws Exception {
    prompt.run("open serial:/dev/fake", line);
    assertThat(prompt.port.done).containsExactly(asked);
  }

  @Test
  void whatBecameOfThePortIsSaid() throws Exception {
    assertThat(prompt.run("open serial:/dev/fake as dev", "line baud 57600"))
        .containsExactly("dev: 57600 8E1, flow none");
    assertThat(prompt.run("line show"))
        .containsExactly("dev: 57600 8E1, flow none", "raised inputs: CTS DSR");
  }

  @Test
  void aSessionWithoutAPortSaysWhereItGoes() throws Exception {
    prompt.open();
    StepFailure failure = prompt.fails("line baud 9600");
    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
    assertThat(failure.sentence())
        .isEqualTo(
            "dev goes to loop:, which is no serial port; name a session that has one: @NAME line"
                + " show");
    assertThat(prompt.fails("line break").sentence()).isEqualTo(failure.sentence());
    assertThat(prompt.fails("line show").sentence()).isEqualTo(failure.sentence());
  }

  @Test
  void whatThePortRefusesIsPassedOn() throws Exception {
    prompt.run("open serial:/dev/fake as dev");
    prompt.port.refuse();
    StepFailure failure = prompt.fails("line dtr on");
    assertThat(failure.kind()).isEqualTo(Kind.LINK);
    assertThat(failure.sentence()).isEqualTo("serial:/dev/fake: no dtr true");
  }

  @Test
  void aSettingThatNoFrameSurvivesIsForRawOnly() throws Exception {
    prompt.run("open serial:/dev/fake as dev");
    for (String line : new String[] {"line flow xonxoff", "line format 7E1"}) {
      assertThat(prompt.fails(line).sentence())
          .isEqualTo(
              "no frame gets over a line with fewer than 8 data bits, or with xonxoff; set"
                  + " protocol raw first");
    }
    prompt.run("set protocol raw", "line flow xonxoff", "line format 7E1");
    assertThat(prompt.port.done).containsExactly("?flow=xonxoff", "?format=7E1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line baud fast|found fast, expected bits a second like 115200",
        "line format 9N1|found 9N1, expected a format like 8N1",
        "line flow hard|found hard, expected none or rtscts or xonxoff",
        "line dtr up|found up, which is none of them, expected on or off or toggle",
        "line break 11s|found 11s, which is too long, expected a duration from 1ms to 10s",
        "line|found the end of the command, expected baud, break, dtr, flow, format, rts, show",
      })
  void aWrongValueIsFoundBeforeAnythingRuns(String line, String sentence) {
    assertThat(prompt.mistake(line)).isEqualTo(sentence);
  }
}
