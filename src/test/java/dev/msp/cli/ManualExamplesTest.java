package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the examples of msp(1) and msp-protocol(7) true. */
class ManualExamplesTest {

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  @Test
  void theExamplesOfEncodeAndDecodePrintWhatThePageShows() throws IOException {
    List<String> ran = new ArrayList<>();
    for (List<String> block : ManualPage.read("msp.1").literals("EXAMPLES")) {
      for (int i = 0; i < block.size(); i++) {
        if (block.get(i).startsWith("$ msp ")) {
          ran.add(block.get(i));
          assertThat(ManualTest.run(Map.of(), arguments(block.get(i))).out())
              .as(block.get(i))
              .isEqualTo(shownBelow(block, i));
        }
      }
    }
    assertThat(ran).hasSizeGreaterThanOrEqualTo(6);
    assertThat(ran).allMatch(line -> line.matches("\\$ msp (encode|decode) .*"));
  }

  private static String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring("$ msp ".length()));
    while (word.find()) {
      words.add(word.group().replaceAll("^([\"'])(.*)\\1$", "$2"));
    }
    return words.toArray(String[]::new);
  }

  private static String shownBelow(List<String> block, int command) {
    StringBuilder shown = new StringBuilder();
    for (int i = command + 1; i < block.size() && !block.get(i).startsWith("$ "); i++) {
      shown.append(block.get(i)).append('\n');
    }
    return shown.toString();
  }

  @Test
  void theFramesInMspProtocolAreThoseOfTheReference() throws IOException {
    List<String> known = vectors();
    int blocks = 0;
    for (List<String> block : ManualPage.read("msp-protocol.7").literals("EXAMPLES")) {
      String left = hex(block);
      while (!left.isEmpty()) {
        String rest = left;
        String frame = known.stream().filter(rest::startsWith).findFirst().orElse("");
        assertThat(frame).as("a frame of the reference at the beginning of " + left).isNotEmpty();
        left = left.substring(frame.length());
      }
      blocks++;
    }
    assertThat(blocks).isGreaterThanOrEqualTo(7);
  }

  private static List<String> vectors() throws IOException {
    List<String> known = new ArrayList<>();
    try (InputStream in = ManualExamplesTest.class.getResourceAsStream("/vectors/classic.json")) {
      JsonNode vectors = new ObjectMapper().readTree(in);
      vectors.get("valid").forEach(vector -> known.add(vector.get("frame").asText()));
      vectors.get("damaged").forEach(vector -> known.add(vector.get("bytes").asText()));
    }
    return known;
  }

  /** Joins the pairs of hex digits at the beginning of each line; what follows is explanation. */
  private static String hex(List<String> block) {
    StringBuilder hex = new StringBuilder();
    for (String line : block) {
      for (String word : line.strip().split(" +", -1)) {
        if (!word.matches("[0-9A-F]{2}")) {
          break;
        }
        hex.append(word.toLowerCase(Locale.ROOT));
      }
    }
    return hex.toString();
  }
}
