package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EncodeTest {

  private static final String HELLO = "aa550010011048656c6c6f204d535004";

  @Test
  void printsOneLowerCaseHexFrameALine() {
    assertThat(Cli.run("encode", "Hello MSP", "").exits(0).out())
        .isEqualTo(HELLO + "\naa550007011000\n");
    assertThat(Cli.run("encode", "こんにちは、みのかも").exits(0).out())
        .isEqualTo("aa5500250110e38193e38293e381abe381a1e381afe38081e381bfe381aee3818be3828205\n");
  }

  @Test
  void rawPrintsTheBytes() {
    assertThat(new Cli().raw("encode", "--raw", "Hello MSP", "Hello MSP").exits(0).rawOut().toHex())
        .isEqualTo(HELLO + HELLO);
  }

  @Test
  void linesOfStandardInputAreTexts() {
    String expected = HELLO + "\naa550007011000\naa55000801104141\n";
    assertThat(new Cli().in("Hello MSP\n\nA").with("encode").exits(0).out()).isEqualTo(expected);
    assertThat(new Cli().in("Hello MSP\n\nA\n").with("encode", "-").out()).isEqualTo(expected);
  }

  @Test
  void typeAndVersionMayBeAnyByte() {
    assertThat(Cli.run("encode", "--type", "ACK", "OK").out()).isEqualTo("aa55000901114f4b9a\n");
    assertThat(Cli.run("encode", "--type=data", "A").out()).isEqualTo("aa55000801104141\n");
    assertThat(Cli.run("encode", "--type=0x7F", "--frame-version=255", "A").out())
        .isEqualTo("aa550008ff7f4141\n");
    assertThat(Cli.run("encode", "--type", "16", "--frame-version", "0", "A").out())
        .isEqualTo("aa55000800104141\n");
  }

  @Test
  void anythingElseIsNoTypeOrVersion() {
    for (String number : new String[] {"256", "-1", "010", "0x100", "0x", "#10", "+5", "", "1e1"}) {
      Cli.run("encode", "--type=" + number, "A").exits(2).complains("from 0 to 255");
      Cli.run("encode", "--frame-version=" + number, "A").exits(2).complains("from 0 to 255");
    }
  }

  @Test
  void payloadHexTakesAnyBytes() {
    assertThat(Cli.run("encode", "--payload-hex", "FF 1b\t00").exits(0).out())
        .isEqualTo("aa55000a0110ff1b001a\n");
    Cli.run("encode", "--payload-hex", "xyz").exits(2).complains("not pairs of hex digits");
    new Cli().in("00\n0\n").with("encode", "--payload-hex").exits(2).says("line 2: the payload");
  }

  @Test
  void aPayloadThatIsTooLongIsRefusedWithItsLine() {
    assertThat(Cli.run("encode", "x".repeat(65528)).exits(0).out()).startsWith("aa55ffff0110");
    Cli.run("encode", "x".repeat(65529)).exits(2).complains("65529 bytes is over the 65528");
    new Cli()
        .in("a\n" + "x".repeat(70_000))
        .with("encode")
        .exits(2)
        .says("line 2: a payload of 70000 bytes");
    new Cli()
        .env("MSP_PASSWORD", "geheim")
        .with("encode", "x".repeat(65528))
        .exits(2)
        .says("is over the");
  }

  @Test
  void aPasswordSealsDataAsVersion2AndLeavesAcksAlone() {
    String sealed = new Cli().env("MSP_PASSWORD", "p").with("encode", "Hello").exits(0).out();
    assertThat(sealed).matches("aa5500270220[0-9a-f]{66}\n");
    String ack = new Cli().env("MSP_PASSWORD", "p").with("encode", "--type=ACK", "OK").out();
    assertThat(ack).isEqualTo("aa55000902114f4b9a\n");
  }

  @Test
  void whatDecodeTellsOfEveryGoldenVectorEncodesToTheSameFrame() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    int count = 0;
    for (JsonNode vector : vectors(mapper)) {
      String frame = frame(vector);
      Cli.Outcome decoded = new Cli().in(frame).with("decode", "--json").exits(0);
      JsonNode event = mapper.readTree(decoded.out());
      Cli.Outcome encoded =
          new Cli()
              .in(event.get("payload").textValue() + "\n")
              .with(
                  "encode",
                  "--payload-hex",
                  "--type=" + event.get("type").intValue(),
                  "--frame-version=" + event.get("version").intValue());
      assertThat(encoded.exits(0).out()).as(vector.get("name").textValue()).isEqualTo(frame + "\n");
      assertThat(Bytes.hex(event.get("hex").textValue())).isEqualTo(Bytes.hex(frame));
      count++;
    }
    assertThat(count).isGreaterThan(10);
  }

  /** The file holds of the longest frames the header, and how often their payload repeats. */
  private static String frame(JsonNode vector) {
    String frame = vector.get("frame").textValue();
    if (!vector.has("payload_repeat")) {
      return frame;
    }
    JsonNode repeat = vector.get("payload_repeat");
    return frame
        + repeat.get(0).textValue().repeat(repeat.get(1).intValue())
        + HexFormat.of().toHexDigits((byte) vector.get("crc").intValue());
  }

  private static JsonNode vectors(ObjectMapper mapper) throws IOException {
    try (InputStream in = EncodeTest.class.getResourceAsStream("/vectors/classic.json")) {
      return mapper.readTree(Objects.requireNonNull(in)).get("valid");
    }
  }
}
