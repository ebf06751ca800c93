package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is copied goes to the terminal's clipboard, what is saved into a new file. */
@Timeout(60)
class CopyTest {

  private static final String COMMAND = "\u001Bx";

  @TempDir Path directory;

  /** A frame that came in is row 3, behind two of the session's state; our ACK is row 4. */
  private static Desk desk(Bytes message) throws Exception {
    Desk desk = new Desk(80, 24, "open loop: as dev");
    Transport far = desk.end();
    desk.screen.await("open: loop:");
    Desk.say(far, message);
    desk.screen.await("→ ACK");
    desk.screen.type(Desk.ESC);
    desk.screen.await("i: type a message");
    desk.screen.type("k");
    desk.screen.await("row 3");
    return desk;
  }

  private static Predicate<List<String>> status(String text) {
    return lines -> lines.get(23).startsWith(text);
  }

  private static void awaitCopy(Desk desk, String text) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String sequence = "\u001B]52;c;" + base64 + "\u0007";
    desk.screen.await(
        text,
        lines -> new String(desk.screen.written(), StandardCharsets.UTF_8).contains(sequence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t|Hi \"you\"",
        "h|AA 55 00 0F 01 10 48 69 20 22 79 6F 75 22 72",
        "m|send \"Hi \\\"you\\\"\"",
      })
  void aMenuAsksInWhichFormARowIsCopied(String key, String copied) throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi \"you\""))) {
      desk.screen.type("y");
      desk.screen.await("as a C array");
      desk.screen.type(key);
      desk.screen.await("copied", status("copied row 3"));
      awaitCopy(desk, copied);
    }
  }

  @Test
  void markedRowsAreCopiedTogetherAndARangeWhereItIsNamed() throws Exception {
    try (Desk desk = desk(Bytes.utf8("x"))) {
      desk.screen.type("mm:copy hex\r");
      desk.screen.await("copied", status("copied 2 rows as hex"));
      awaitCopy(desk, "AA 55 00 08 01 10 78 78\nAA 55 00 09 01 11 4F 4B 9A");
      desk.screen.type(":copy c of 3-3\r");
      desk.screen.await("copied", status("copied row 3 as c"));
      awaitCopy(desk, "{ 0xAA, 0x55, 0x00, 0x08, 0x01, 0x10, 0x78, 0x78 }");
    }
  }

  @Test
  void secretsAreCopiedAsStars() throws Exception {
    try (Desk desk = desk(Bytes.utf8("key hidden key"))) {
      desk.workspace.secrets().add("hidden");
      desk.screen.type(":copy text\r");
      desk.screen.await("copied", status("copied row 3"));
      awaitCopy(desk, "key *** key");
    }
  }

  @Test
  void moreThanTerminalsTakeIsNotCopiedButTheFileIsOffered() throws Exception {
    try (Desk desk = desk(Bytes.utf8("x".repeat(60_000)))) {
      desk.screen.type(":copy hex\r");
      desk.screen.await("copy hex to FILE writes them");
      assertThat(new String(desk.screen.written(), StandardCharsets.UTF_8))
          .doesNotContain("\u001B]52;");
    }
  }

  @Test
  void theMarkedFieldIsCopiedAndNamedAndThePayloadWhereNoneIs() throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi"))) {
      desk.screen.type("y");
      desk.screen.await("the field PAYLOAD as hex");
      desk.screen.type("f");
      desk.screen.await("copied", status("copied PAYLOAD of row 3 as hex"));
      awaitCopy(desk, "48 69");
      desk.screen.type("\r\u001B[C");
      desk.screen.type("y");
      desk.screen.await("the field LENGTH as hex");
      desk.screen.type("f");
      desk.screen.await("copied", status("copied LENGTH of row 3 as hex"));
      awaitCopy(desk, "00 09");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"hex|AA 55 00 09 01 10 48 69 B1", "field|48 69"})
  void whatIsCopiedToAFileIsForItsOwnerAloneAndNothingIsOverwritten(String form, String copied)
      throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi"))) {
      Path file = directory.resolve("f");
      desk.screen.type(":copy " + form + " to " + file + "\r");
      desk.screen.await("copied", lines -> lines.get(23).matches("copied .*row 3 to /.*"));
      assertThat(Files.readAllLines(file)).containsExactly(copied);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      desk.screen.type(":copy json to " + file + "\r");
      desk.screen.await("it is there already");
      assertThat(Files.readAllLines(file)).containsExactly(copied);
    }
  }

  @Test
  void aFileIsWrittenAlsoWhileACommandWaits() throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi"))) {
      desk.screen.type(":wait 1h\r");
      desk.screen.await("Ctrl-C stops wait 1h");
      desk.screen.type(":copy text to " + directory.resolve("f") + "\r");
      desk.screen.await("copied", status("copied row 3 to "));
      assertThat(Files.readString(directory.resolve("f"))).isEqualTo("Hi\n");
    }
  }

  @Test
  void rowsAreSavedInANewFileForTheirOwnerAlone() throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi"))) {
      Path file = directory.resolve("rows.jsonl");
      desk.screen.type(COMMAND + "save " + file + " of 3-4\r");
      desk.screen.await("saved 2 rows");
      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .first()
          .asString()
          .contains("\"session\":\"dev\"", "\"direction\":\"in\"", "\"text\":\"Hi\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      desk.screen.type(COMMAND + "save " + file + "\r");
      desk.screen.await("another name");
      assertThat(Files.readAllLines(file)).hasSize(2);
    }
  }

  @Test
  void gotoSelectsByNumberAndByTime() throws Exception {
    try (Desk desk = desk(Bytes.utf8("Hi"))) {
      desk.screen.type(":goto row 2\r");
      desk.screen.await("─ row 2 ");
      desk.screen.type(":goto +1h\r");
      desk.screen.await("─ row 4 ");
      desk.screen.type(":goto -1h\r");
      desk.screen.await("─ row 1 ");
      desk.screen.type(":goto 25:00\r");
      desk.screen.await("is no time like 12:30:01.250");
    }
  }
}
