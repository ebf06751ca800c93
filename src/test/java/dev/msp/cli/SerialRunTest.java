package dev.msp.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.Pty;
import dev.msp.line.PtyPair;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jline.nativ.CLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Command files that talk to serial ports: simulated devices and two ends of a cable. */
@Timeout(60)
class SerialRunTest {

  /** The rate in the control flags of Linux, and the values of two of them. */
  private static final long CBAUD = 0x100f;

  private static final long B9600 = 0xd;
  private static final long B57600 = 0x1001;

  private static Cli.Outcome run(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("run", "-");
  }

  /** A device with a boot log and a login that knows one name. */
  private static Thread device(Pty pty) {
    Thread thread = new Thread(() -> boot(pty.fromSlave(), pty.toSlave()), "device");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void boot(InputStream in, OutputStream out) {
    try {
      StringBuilder typed = new StringBuilder();
      say(out, "U-Boot 2024.01\r\nRAM: 512 MiB\r\nlogin: ");
      for (int next = in.read(); next >= 0; next = in.read()) {
        typed.append((char) next);
        if (next == '\r') {
          say(out, typed.toString().equals("root\r") ? "\r\n# " : "\r\nlogin: ");
          typed.setLength(0);
        }
      }
    } catch (IOException e) {
      // pulled out: the test is over
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    for (byte one : text.getBytes(ISO_8859_1)) {
      out.write(one); // in pieces, as a line brings it
    }
    out.flush();
  }

  @Test
  void aBootLogIsReadAndALoginIsTyped() throws Exception {
    try (Pty pty = Pty.open()) {
      device(pty);
      Cli.Outcome outcome =
          run(
              "open serial:" + pty.path() + "?protocol=raw as dev",
              "expect bytes /RAM: (?<ram>\\d+) MiB/ within 10s",
              "expect bytes \"login: \" within 10s",
              "raw \"guest\\r\"",
              "expect bytes \"login: \" within 10s",
              "raw \"root\\r\"",
              "expect bytes x\"0D 0A ?3 20\" within 10s",
              "expect nothing within 50ms",
              "echo ${ram}");
      assertThat(outcome.exits(0).out()).isEqualTo("512\n");
    }
  }

  @Test
  void whatCameInsteadOnARawLineIsShown() throws Exception {
    try (Pty pty = Pty.open()) {
      device(pty);
      run(
              "open serial:" + pty.path() + "?protocol=raw",
              "expect bytes \"login: \" within 10s",
              "raw \"guest\\r\"",
              "expect bytes \"# \" within 500ms")
          .exits(1)
          .says("-:4:1: expected bytes", "came:     \\r\\nlogin: ");
    }
  }

  @Test
  void messagesGoFromOnePortToTheOther() throws Exception {
    try (PtyPair cable = PtyPair.open()) {
      run(
              "open serial:" + cable.a() + " as a",
              "open serial:" + cable.b() + " as b",
              "@a send hello within 10s",
              "@b expect data exactly hello within 10s",
              "fault crc broken",
              "@a expect noise within 10s",
              "fault no-ack 1",
              "@a fault double again",
              "expect frame exactly again within 10s",
              "expect data exactly again within 10s",
              "@a expect ack within 10s")
          .exits(0);
    }
  }

  @Test
  void theRateOfThePortIsChangedAndWhatItCannotIsSaid() throws Exception {
    try (Pty pty = Pty.open()) {
      String open = "open serial:" + pty.path() + "?protocol=raw&baud=9600 as dev";
      run(open).exits(0);
      assertThat(rate(pty)).isEqualTo(B9600);
      run(open, "line baud 57600", "line show").exits(0);
      assertThat(rate(pty)).isEqualTo(B57600);
      run(open, "line dtr off").exits(3).says("-:2:1: ", "has no DTR line");
    }
  }

  private static long rate(Pty pty) {
    CLibrary.Termios settings = pty.settings();
    return settings.c_cflag & CBAUD;
  }

  @Test
  void aPortThatIsPulledOutIsClosedForTheFile() throws Exception {
    try (Pty pty = Pty.open()) {
      Thread pulls =
          new Thread(
              () -> {
                try {
                  pty.fromSlave().read();
                  pty.close();
                } catch (IOException e) {
                  // then the file fails
                }
              },
              "pulls");
      pulls.start();
      run(
              "open serial:" + pty.path() + "?protocol=raw as dev",
              "raw x",
              "expect closed within 20s",
              "line show")
          .exits(3)
          .says("-:4:1: the port of dev is not open at the moment");
      pulls.join();
    }
  }

  @Test
  void aSettingThatNoFrameSurvivesIsRefusedInTheMiddleToo() throws Exception {
    try (Pty pty = Pty.open()) {
      run("open serial:" + pty.path(), "line flow xonxoff")
          .exits(2)
          .says("-:2:1: no frame gets over a line", "set protocol raw first");
    }
  }
}
