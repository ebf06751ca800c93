package dev.msp.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of what a file says has an end, and says so. */
class TranscriptTest {

  @Test
  void whatIsTooMuchIsCounted() {
    Transcript transcript = new Transcript();
    String line = "x".repeat(Transcript.MOST / 2);
    transcript.add("first");
    transcript.add(line);
    assertThat(transcript.lines()).containsExactly("first", line);
    transcript.add(line);
    assertThat(transcript.lines()).containsExactly("first", line, "... 1 more line");
    transcript.add("short");
    assertThat(transcript.lines()).containsExactly("first", line, "... 2 more lines");
  }
}
