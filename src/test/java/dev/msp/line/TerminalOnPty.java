package dev.msp.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/**
 * A program in a process of its own whose standard input and output are a real terminal, as a login
 * shell leaves it: a pseudo-terminal, at whose other end is the test.
 */
public final class TerminalOnPty implements AutoCloseable {

  /** How wide and high it is, as terminals always were. */
  private static final int COLUMNS = 80;

  private static final int ROWS = 24;
  private static final long PATIENCE_SECONDS = 30;

  private final JniNativePty pty;
  private final Process process;
  private final String before;
  private final StringBuilder screen = new StringBuilder();
  private final Emulator emulator;

  private TerminalOnPty(JniNativePty pty, Process process, String before) throws IOException {
    this.pty = pty;
    this.process = process;
    this.before = before;
    this.emulator = new Emulator(pty.getSize().getColumns(), pty.getSize().getRows());
    Thread reads = new Thread(this::read, "terminal");
    reads.setDaemon(true);
    reads.start();
  }

  /** Starts a program. */
  public static TerminalOnPty start(List<String> command) throws IOException {
    return start(command, Map.of());
  }

  /** Starts a program with variables of its own in the environment. */
  public static TerminalOnPty start(List<String> command, Map<String, String> variables)
      throws IOException {
    JniNativePty pty = (JniNativePty) new JniTerminalProvider().open(null, null);
    pty.setSize(new Size(COLUMNS, ROWS));
    String before = settings(pty);
    File slave = new File(pty.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(slave).redirectOutput(slave);
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().keySet().removeIf(name -> name.startsWith("MSP_"));
    builder.environment().putAll(variables);
    return new TerminalOnPty(pty, builder.start(), before);
  }

  /** Returns all attributes of the terminal, as {@code stty -g} does. */
  private static String settings(JniNativePty pty) {
    CLibrary.Termios all = new CLibrary.Termios();
    assertThat(CLibrary.tcgetattr(pty.getSlave(), all)).isZero();
    return String.format(
        "%x:%x:%x:%x:%s",
        all.c_iflag, all.c_oflag, all.c_cflag, all.c_lflag, Arrays.toString(all.c_cc));
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try (InputStream in = new FileInputStream(pty.getMasterFD())) {
      int length = in.read(buffer);
      while (length > 0) {
        append(buffer, length);
        length = in.read(buffer);
      }
    } catch (IOException e) {
      append(buffer, 0);
    }
  }

  private synchronized void append(byte[] bytes, int length) {
    screen.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    emulator.write(bytes, length);
    notifyAll();
  }

  /** Returns what is to be seen on it, line by line. */
  public synchronized List<String> lines() {
    return emulator.lines();
  }

  /** Waits until a line that is to be seen holds all these texts; returns that line. */
  public synchronized String awaitLine(String... texts) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Optional<String> found = line(texts);
    while (found.isEmpty()) {
      long left = until - System.nanoTime();
      assertThat(left)
          .as("a line with %s in\n%s", List.of(texts), String.join("\n", lines()))
          .isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, left);
      found = line(texts);
    }
    return found.get();
  }

  private Optional<String> line(String... texts) {
    return lines().stream()
        .filter(line -> List.of(texts).stream().allMatch(line::contains))
        .findFirst();
  }

  /** Waits until nothing that is to be seen holds a text. */
  public synchronized void awaitGone(String text) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (line(text).isPresent()) {
      long left = until - System.nanoTime();
      assertThat(left).as("%s goes from\n%s", text, String.join("\n", lines())).isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Is as large as this from now on. */
  public synchronized void resize(int columns, int rows) throws IOException, InterruptedException {
    emulator.resize(columns, rows);
    pty.setSize(new Size(columns, rows));
    signal("WINCH"); // the kernel tells only who has it as controlling terminal
  }

  /** Waits until the program has written a text. */
  public synchronized void await(String text) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (screen.indexOf(text) < 0) {
      long left = until - System.nanoTime();
      assertThat(left).as("time to wait for %s behind %s", text, screen).isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Returns all that the program has written, a byte a character. */
  public synchronized String screen() {
    return screen.toString();
  }

  /** Presses keys. */
  @SuppressWarnings("resource") // closed with the pair
  public void type(String keys) throws IOException {
    new FileOutputStream(pty.getMasterFD()).write(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns whether the terminal is in another mode than at the start. */
  public boolean isChanged() {
    return !settings(pty).equals(before);
  }

  /** Sends the program a signal. */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  /** Waits for the end of the program. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** Returns the rest of standard error. */
  public String complaint() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    pty.close();
  }
}
