package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a JSON line looks like, and that another parser reads back what was put. */
class JsonLineTest {

  private static final ObjectMapper PARSER = new ObjectMapper();

  /** Code points put into one string, so that the parser starts 272 times and not a million. */
  private static final int CHUNK = 0x1000;

  @Test
  void fieldsStandInTheOrderInWhichTheyWerePut() {
    JsonLine line =
        JsonLine.start()
            .put("time", "2026-11-22T12:00:01.004000Z")
            .put("length", 16)
            .put("late", false)
            .put("echo", true);

    assertThat(line)
        .hasToString(
            "{\"time\":\"2026-11-22T12:00:01.004000Z\",\"length\":16,\"late\":false,\"echo\":true}");
  }

  @Test
  void arraysHoldStringsThatAreEscapedAsOthersAre() throws JsonProcessingException {
    JsonLine line = JsonLine.start().put("none", List.of()).put("some", List.of("a\u001b", "\""));

    assertThat(line).hasToString("{\"none\":[],\"some\":[\"a\\u001b\",\"\\\"\"]}");
    assertThat(parsed(line).get("some").get(0).textValue()).isEqualTo("a\u001b");
  }

  @Test
  void anObjectWithoutFieldsIsEmpty() {
    assertThat(JsonLine.start()).hasToString("{}");
  }

  @Test
  void itCanBeReadBetweenTwoPuts() {
    JsonLine line = JsonLine.start().put("a", 1);

    assertThat(line).hasToString("{\"a\":1}").hasToString("{\"a\":1}");
    assertThat(line.put("b", 2)).hasToString("{\"a\":1,\"b\":2}");
  }

  @Test
  void numbersAreExact() throws JsonProcessingException {
    JsonNode read =
        parsed(JsonLine.start().put("min", Long.MIN_VALUE).put("max", Long.MAX_VALUE).put("n", 0));

    assertThat(read.get("min").longValue()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.get("max").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.get("n").intValue()).isZero();
  }

  @Test
  void stringsAreEscapedAsRfc8259Says() {
    assertThat(JsonLine.start().put("t", "\"\\/\b\t\n\f\r\u0000\u001b"))
        .hasToString("{\"t\":\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001b\"}");
  }

  @Test
  void whatATerminalMustNotSeeIsEscapedToo() {
    assertThat(JsonLine.start().put("t", "\u007f\u009b\u202e\u2028\uFEFF\uD800é\uE000"))
        .hasToString("{\"t\":\"\\u007f\\u009b\\u202e\\u2028\\ufeff\\ud800é\\ue000\"}");
    assertThat(JsonLine.start().put("t", "\u0301 \uDB40\uDC41"))
        .hasToString("{\"t\":\"\\u0301 \\udb40\\udc41\"}");
  }

  @Test
  void visibleTextOfAllScriptsStays() {
    assertThat(JsonLine.start().put("t", "みé👩‍💻 क्‍ष")).hasToString("{\"t\":\"みé👩‍💻 क्‍ष\"}");
  }

  @Test
  void asciiOnlyEscapesAllOtherCharacters() {
    assertThat(JsonLine.startAscii().put("é", "み😀~"))
        .hasToString("{\"\\u00e9\":\"\\u307f\\ud83d\\ude00~\"}");
  }

  @Test
  void namesAreEscapedAsValuesAre() throws JsonProcessingException {
    String name = "a\"b\\\u001b\u202e";

    assertThat(parsed(JsonLine.start().put(name, 1)).get(name).intValue()).isEqualTo(1);
  }

  @Test
  void everyCodePointIsReadBackAndIsSafe() throws JsonProcessingException {
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += CHUNK) {
      // With a letter between, so that no two halves become one character.
      StringBuilder text = new StringBuilder(3 * CHUNK);
      for (int codePoint = from; codePoint < from + CHUNK; codePoint++) {
        text.appendCodePoint(codePoint).append('a');
      }
      check(text.toString(), "code points from " + from);
    }
  }

  @Test
  void randomStringsAreReadBackAndAreSafe() throws JsonProcessingException {
    long seed = 8259;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(12); left > 0; left--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(0x80)));
      }
      check(text.toString(), "seed " + seed + ", string " + i);
    }
  }

  private static void check(String text, String what) throws JsonProcessingException {
    String line = JsonLine.start().put("t", text).toString();
    String ascii = JsonLine.startAscii().put("t", text).toString();

    assertThat(PARSER.readTree(line).get("t").textValue()).as(what).isEqualTo(text);
    assertThat(PARSER.readTree(ascii).get("t").textValue()).as(what).isEqualTo(text);
    assertThat(AllowedOnTerminal.firstOffence(line)).as("%s: %s", what, line).isEqualTo(-1);
    assertThat(ascii.chars().filter(c -> c < ' ' || c > '~').boxed()).as(what).isEmpty();
  }

  private static JsonNode parsed(JsonLine line) throws JsonProcessingException {
    return PARSER.readTree(line.toString());
  }
}
