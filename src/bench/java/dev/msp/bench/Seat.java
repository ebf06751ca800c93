package dev.msp.bench;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** A program on a pseudo-terminal of 80 by 24, and somebody who types and waits to see it. */
final class Seat implements AutoCloseable {

  private static final Size SIZE = new Size(80, 24);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final JniNativePty pty;
  private final Process process;
  private final FileOutputStream keys;
  private final StringBuilder unread = new StringBuilder();
  private long written;

  private Seat(JniNativePty pty, Process process) {
    this.pty = pty;
    this.process = process;
    this.keys = new FileOutputStream(pty.getMasterFD());
    Thread reads = new Thread(this::read, "screen");
    reads.setDaemon(true);
    reads.start();
  }

  static Seat at(List<String> command) throws IOException {
    JniNativePty pty = (JniNativePty) new JniTerminalProvider().open(null, null);
    pty.setSize(SIZE);
    File slave = new File(pty.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(slave)
            .redirectOutput(slave)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Seat(pty, builder.start());
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new FileInputStream(pty.getMasterFD())) {
      int length = in.read(buffer);
      while (length > 0) {
        seen(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        length = in.read(buffer);
      }
    } catch (IOException e) {
      seen("");
    }
  }

  private synchronized void seen(String text) {
    written += text.length();
    unread.append(text);
    notifyAll();
  }

  /** Returns how many bytes the program has written to the terminal. */
  synchronized long written() {
    return written;
  }

  /** Waits until it writes a text, and forgets all that came before. */
  synchronized void await(String text) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    while (unread.indexOf(text) < 0) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException(text + " is not seen in " + unread);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    unread.setLength(0);
  }

  /** Types keys; what the program wrote before is forgotten. */
  synchronized void type(String typed) throws IOException {
    unread.setLength(0);
    keys.write(typed.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the processor time that the program has used. */
  Duration used() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    pty.close();
  }
}
