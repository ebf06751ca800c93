package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeTest {

  private static final String HELLO = "aa550010011048656c6c6f204d535004";

  @TempDir private Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(directory, "input", ""), content);
  }

  @Test
  void showsOffsetVersionTypeLengthCrcAndContent() {
    Cli.Outcome outcome = Cli.run("decode", HELLO + "aa55000902114f4b9a").exits(0);
    assertThat(outcome.lines())
        .containsExactly(
            "  offset  version  type            length  crc  content",
            "       0        1  DATA                16   04  Hello MSP",
            "      16        2  ACK                  9   9A  OK");
  }

  @Test
  void saysWhatFramesOfALinkAreAbout() {
    String data = "aa55001c033200000001010000000001000548656c6c6f1ef47251d1";
    String sealed =
        "aa550028033300000001d2568811c3abceda6227c410d8d21bc8392362a90c85ba2c0edb4960f123";
    Cli.Outcome outcome = Cli.run("decode", data + sealed).exits(0);
    assertThat(outcome.lines())
        .containsExactly(
            "  offset  version  type            length  crc  content",
            "       0        3  LINK                28   D1  CTR 1  DATA 0..8 (message 5: Hello)",
            "      28        3  SEAL                40   23  CTR 1  sealed, 13 bytes");
  }

  @Test
  void takesHexFromWordsInAnyCaseAndWithWhiteSpace() {
    String spaced = "AA 55\n00 10\t0110\r\n48656C6C6F20 4D5350 04";
    assertThat(Cli.run("decode", spaced).exits(0).out()).contains("Hello MSP");
    assertThat(new Cli().in(spaced).with("decode").exits(0).out()).contains("Hello MSP");
    assertThat(new Cli().in(spaced).with("decode", "-").exits(0).out()).contains("Hello MSP");
  }

  @Test
  void takesBytesFromFilesAndStandardInput() throws IOException {
    byte[] bytes = Bytes.hex(HELLO).toArray();
    assertThat(Cli.run("decode", file(bytes).toString()).exits(0).out()).contains("Hello MSP");
    assertThat(new Cli().in(bytes).with("decode").exits(0).out()).contains("Hello MSP");
  }

  @Test
  void takesSeveralInputsAndNumbersThroughAll() throws IOException {
    String file = file(Bytes.hex(HELLO).toArray()).toString();
    Cli.Outcome outcome = new Cli().in(HELLO).with("decode", file, "-", HELLO, "--json").exits(0);
    assertThat(outcome.lines()).hasSize(3);
    assertThat(outcome.lines().get(2)).startsWith("{\"seq\":2,\"offset\":0,\"event\":\"frame\"");
  }

  @Test
  void hexAndRawForceTheFormat() {
    assertThat(new Cli().in("4142").with("decode", "--raw").exits(5).out()).contains("34 31 34 32");
    assertThat(new Cli().in("4142").with("decode", "--hex").exits(5).out()).contains("41 42");
    new Cli()
        .in("41x2")
        .with("decode", "--hex")
        .exits(2)
        .says("character 3 of the input is no hex");
    Cli.run("decode", "--hex", "--raw").exits(2).complains("exclude each other");
  }

  @Test
  void aMissingDigitIsSaidAfterWhatWasFound() {
    Cli.Outcome outcome = Cli.run("decode", HELLO + "a").exits(2);
    assertThat(outcome.out()).contains("Hello MSP");
    assertThat(outcome.err()).contains("a digit is missing");
  }

  @Test
  void digitsOfOtherScriptsAreNoHex() {
    Cli.run("decode", "１２").exits(2).complains("is neither a file nor hex digits");
  }

  @Test
  void unreadableFilesAreSaid() {
    Cli.run("decode", directory.toString()).exits(2).complains("cannot be read: Is a directory");
  }

  @Test
  void skippedBytesAreShownAndExit5() {
    Cli.Outcome outcome =
        Cli.run("decode", "00ff" + HELLO + "aa55000801104142" + "aa5500").exits(5);
    assertThat(outcome.out())
        .contains("noise", "00 FF", "       2        1  DATA", "Hello MSP")
        .contains("CRC 42, computed 41: AA");
  }

  @Test
  void jsonHasTheFieldsOfDesign() throws IOException {
    Cli.Outcome outcome = Cli.run("decode", "--json", "00" + HELLO + "aa55000801104142").exits(5);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode noise = mapper.readTree(outcome.lines().get(0));
    assertThat(noise.get("event").textValue()).isEqualTo("noise");
    assertThat(noise.get("hex").textValue()).isEqualTo("00");
    JsonNode frame = mapper.readTree(outcome.lines().get(1));
    assertThat(frame.get("offset").intValue()).isEqualTo(1);
    assertThat(frame.get("version").intValue()).isEqualTo(1);
    assertThat(frame.get("typeName").textValue()).isEqualTo("DATA");
    assertThat(frame.get("length").intValue()).isEqualTo(16);
    assertThat(frame.get("payload").textValue()).isEqualTo("48656c6c6f204d5350");
    assertThat(frame.get("hex").textValue()).isEqualTo(HELLO);
    assertThat(frame.get("text").textValue()).isEqualTo("Hello MSP");
    JsonNode damaged = mapper.readTree(outcome.lines().get(2));
    assertThat(damaged.get("event").textValue()).isEqualTo("damaged");
    assertThat(damaged.get("fault").textValue()).isEqualTo("checksum");
  }

  @Test
  void hostileBytesAreEscaped() {
    String text = "\u001b]0;x\u0007\u009b2J\u202eabc\r\n";
    byte[] payload = (text + "\u00ff").getBytes(StandardCharsets.UTF_8);
    byte[] broken = {'a', (byte) 0xC3, 0x1b, (byte) 0xFF};
    String both = hex(payload) + hex(broken);
    // Cli checks every output for what may not reach a terminal.
    assertThat(Cli.run("decode", both).exits(0).out()).contains("\\e]0;x\\x07\\u{9B}2J\\u{202E}");
    Cli.run("decode", both, "--json").exits(0);
    Cli.run("decode", "nofile\u001b[31m\u202e").exits(2).complains("nofile\\e[31m\\u{202E}");
  }

  private static String hex(byte[] payload) {
    return FrameEncoder.encode(new Frame(1, FrameType.DATA, Bytes.copyOf(payload))).toHex();
  }

  @Test
  void aPasswordOpensEncryptedFrames() {
    String sealed =
        new Cli().env("MSP_PASSWORD", "geheim").with("encode", "secret text").exits(0).out();
    assertThat(Cli.run("decode", sealed).exits(0).out()).doesNotContain("secret text");
    Cli.Outcome opened = new Cli().env("MSP_PASSWORD", "geheim").with("decode", sealed).exits(0);
    assertThat(opened.out()).contains("ENCRYPTED DATA", "secret text");
  }

  @Test
  void aPasswordThatDoesNotOpenAFrameIsASecurityError() {
    String sealed = new Cli().env("MSP_PASSWORD", "geheim").with("encode", "x").exits(0).out();
    // A wrong key is found out by its padding, which fits by chance once in 256 times.
    long wrong =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> new Cli().env("MSP_PASSWORD", "no" + i).with("decode", sealed))
            .filter(
                outcome ->
                    outcome.exitCode() == 5
                        && outcome.out().contains("cannot be opened with this password"))
            .count();
    assertThat(wrong).isGreaterThan(15);
  }

  @Test
  void showsFramesAsTheyComeWithoutWaitingForTheEnd() throws Exception {
    byte[] frame = Bytes.hex(HELLO).toArray();
    Cli cli = new Cli();
    InputStream live =
        new InputStream() {
          private boolean given;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (!given) {
              given = true;
              System.arraycopy(frame, 0, buffer, offset, frame.length);
              return frame.length;
            }
            assertThat(cli.printed()).contains("Hello MSP");
            return -1;
          }
        };
    cli.in(live).with("decode").exits(0);
  }

  /** The bar leaves room for what threads of other tests keep and give up meanwhile. */
  @Test
  void sixtyFourMegabytesPassThroughInLittleMemory() {
    byte[] noise = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    long before = usedAfterCollection();
    InputStream endless =
        new InputStream() {
          private int left = 1024;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
              assertThat(usedAfterCollection() - before).isLessThan(48L << 20);
              return -1;
            }
            left--;
            int count = Math.min(length, noise.length);
            System.arraycopy(noise, 0, buffer, offset, count);
            return count;
          }
        };
    assertThat(new Cli().in(endless).with("decode").exits(5).lines()).hasSizeGreaterThan(100);
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
