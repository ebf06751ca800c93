package dev.msp.ui.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process: standard input and standard output, both of which must be one.
 *
 * <p>Of JLine only the native calls are used. Its own terminal knows nothing of the rate in the
 * attributes: restored by it, a terminal that is a serial line would be left at rate 0, which hangs
 * it up. Its reader wakes up ten times a second and hands on one byte at a time.
 */
public final class LocalTerminal implements Terminal {

  /**
   * Attributes, cursor, mouse, paste, keypad, wrapping, insertion, character set, the normal screen
   * and all of it for scrolling; then a new line at its end, for setting that moved the cursor.
   */
  private static final String RESET =
      "\u001B[0m\u001B[?25h\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1006l\u001B[?2004l"
          + "\u001B[?1l\u001B>\u001B[?7h\u001B[4l\u001B(B\u000F\u001B[?47l\u001B[r"
          + "\u001B[999;1H\r\n";

  /** How long closing waits for a write that is under way, in milliseconds. */
  private static final long PATIENCE_MILLIS = 200;

  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;

  /** Where Linux keeps how many bytes a read waits for, and for how long. */
  private static final int LINUX_VMIN = 6;

  private static final int LINUX_VTIME = 5;

  /** What JLine warns of is told in one sentence. Kept: loggers are forgotten. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final CLibrary.Termios found = new CLibrary.Termios();
  private final Charset charset;
  private final boolean dumb;
  private final FileInputStream in = new FileInputStream(FileDescriptor.in);
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread hook = new Thread(this::restore, "msp-terminal");
  private final Thread.@Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private volatile boolean closed;
  private volatile String farewell = "";
  private boolean restored;

  private LocalTerminal(Charset charset, boolean dumb) {
    this.charset = charset;
    this.dumb = dumb;
  }

  /**
   * Opens it and enters raw mode. It is made as it was by {@link #close}, when a signal ends the
   * program, and before an exception that nobody catches ends a thread.
   *
   * @param charset what the terminal understands
   * @param type the value of {@code TERM}, null where it is not set
   * @throws TerminalException if standard input and output are no terminal that can be set
   */
  public static LocalTerminal open(Charset charset, @Nullable String type)
      throws TerminalException {
    JLINE.setLevel(Level.OFF);
    NativeLibrary.prepare();
    boolean dumb = type == null || type.isEmpty() || type.equals("dumb");
    try {
      LocalTerminal opened = new LocalTerminal(charset, dumb);
      opened.enter();
      return opened;
    } catch (IOException | IllegalStateException | LinkageError e) {
      throw new TerminalException(
          "the terminal cannot be set to raw mode; redirect input or output to use a pipe", e);
    }
  }

  private void enter() throws IOException {
    if (CLibrary.tcgetattr(INPUT, found) != 0) {
      throw new IOException("standard input has no attributes");
    }
    Runtime.getRuntime().addShutdownHook(hook); // refuses, as a state, when a signal came before
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    setRaw();
  }

  /** Not after the hook has run: nobody would restore it. */
  private synchronized void setRaw() {
    if (!restored) {
      CLibrary.tcsetattr(INPUT, CLibrary.TCSANOW, raw());
    }
  }

  /** Keys as they are: no flag in input, output and local modes means that on every system. */
  private static CLibrary.Termios raw() {
    CLibrary.Termios raw = new CLibrary.Termios();
    CLibrary.tcgetattr(INPUT, raw);
    raw.c_iflag = 0;
    raw.c_oflag = 0;
    raw.c_lflag = 0;
    if (System.getProperty("os.name", "").startsWith("Linux")) {
      raw.c_cc[LINUX_VMIN] = 1;
      raw.c_cc[LINUX_VTIME] = 0;
    }
    return raw;
  }

  private void uncaught(Thread thread, Throwable bug) {
    try {
      restore();
    } finally { // which may find no memory left to say farewell
      if (before != null) {
        before.uncaughtException(thread, bug);
      }
    }
  }

  @Override
  public int read(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void write(byte[] bytes) {
    writing.lock();
    try {
      if (!closed) {
        out.write(bytes);
      }
    } catch (IOException e) {
      closed = true; // nobody is there; restoring needs no writing
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Charset charset() {
    return charset;
  }

  @Override
  public boolean isDumb() {
    return dumb;
  }

  @Override
  public int columns() {
    int columns = Short.toUnsignedInt(size().ws_col);
    return columns > 0 ? columns : USUAL_COLUMNS;
  }

  @Override
  public int rows() {
    int rows = Short.toUnsignedInt(size().ws_row);
    return rows > 0 ? rows : USUAL_ROWS;
  }

  /** Zero where it is not known, as on a serial line. */
  private static CLibrary.WinSize size() {
    CLibrary.WinSize size = new CLibrary.WinSize();
    CLibrary.ioctl(OUTPUT, CLibrary.TIOCGWINSZ, size);
    return size;
  }

  @Override
  public void onChange(Runnable resized, Runnable resumed) {
    Signals.register("WINCH", resized);
    Signals.register(
        "CONT",
        () -> {
          setRaw(); // a shell has set it for itself, also where something else has stopped us
          resumed.run();
        });
  }

  @Override
  public void suspend() {
    writing.lock();
    try {
      leave();
      stop();
    } finally {
      setRaw();
      writing.unlock();
    }
  }

  private synchronized void leave() {
    if (!restored) {
      sayFarewell();
      CLibrary.tcsetattr(INPUT, CLibrary.TCSANOW, found);
    }
  }

  /** Stops this process group, as the terminal does on Ctrl-Z; the helper stops with it. */
  private static void stop() {
    try {
      new ProcessBuilder("sh", "-c", "kill -TSTP 0").start().waitFor();
    } catch (IOException e) {
      // without a shell nobody waits for us either
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void leaveWith(String text) {
    farewell = dumb ? "" : text;
  }

  @Override
  public void resetWhenClosed() {
    leaveWith(RESET);
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending
    }
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  /** A terminal that takes nothing must not keep the program from ending: it waits a moment. */
  private synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    boolean mine = isFree();
    boolean gone = closed;
    closed = true;
    try {
      if (mine && !gone) {
        sayFarewell();
      }
    } finally {
      CLibrary.tcsetattr(INPUT, CLibrary.TCSANOW, found);
      if (mine) {
        writing.unlock();
      }
    }
  }

  private void sayFarewell() {
    try {
      out.write(farewell.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      closed = true; // nobody is there to see it
    }
  }

  private boolean isFree() {
    try {
      return writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
