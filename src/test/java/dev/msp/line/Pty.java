package dev.msp.line;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jspecify.annotations.Nullable;

/**
 * A pseudo-terminal: who opens {@link #path()} finds a serial port, whose wire is held here. All
 * 256 byte values pass as they are.
 *
 * <p>A slave end of its own stays open, so that a port which nobody has opened yet, or which was
 * closed, is not the end of {@link #fromSlave()}, and the settings last. What was sent while nobody
 * had the port open waits there.
 *
 * <p>The streams are those of channels, because only a channel can be closed while a thread waits
 * in it; a plain file stream would keep the descriptor, and with it the line, until that thread
 * came back.
 */
public final class Pty implements AutoCloseable {

  private final JniNativePty pty;
  private final @Nullable Path link;
  private final FileChannel in;
  private final FileChannel out;

  private Pty(JniNativePty pty, @Nullable Path link) {
    this.pty = pty;
    this.link = link;
    this.in = new FileInputStream(pty.getMasterFD()).getChannel();
    this.out = new FileOutputStream(pty.getMasterFD()).getChannel();
  }

  /** Makes one, in raw mode. */
  public static Pty open() throws IOException {
    return new Pty(create(), null);
  }

  /**
   * Makes one that is found under a path of the test's choice: a symbolic link, which is replaced
   * if it is there, and removed by {@link #close()}. So a port comes back under its old name.
   */
  public static Pty openAt(Path link) throws IOException {
    Pty made = new Pty(create(), link);
    try {
      Path fresh = link.resolveSibling(link.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, Path.of(made.slave()));
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** Zero in every flag is raw mode on every system; the rate and 8 bits are there already. */
  private static JniNativePty create() throws IOException {
    JniNativePty pty = (JniNativePty) new JniTerminalProvider().open(null, null);
    // JLine does not look whether the system had one left: 0 would be our standard input.
    if (pty.getMaster() <= 0) {
      throw new IOException("the system gave no pseudo-terminal");
    }
    CLibrary.Termios settings = new CLibrary.Termios();
    CLibrary.tcgetattr(pty.getSlave(), settings);
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    CLibrary.tcsetattr(pty.getSlave(), CLibrary.TCSANOW, settings);
    return pty;
  }

  /** Returns the path to open: the link, or the slave's own path where there is none. */
  public String path() {
    return link == null ? slave() : link.toString();
  }

  /** Returns the slave's own path, which the system chose. */
  public String slave() {
    return pty.getName();
  }

  /** Returns the settings that the port has now. */
  public CLibrary.Termios settings() {
    CLibrary.Termios settings = new CLibrary.Termios();
    CLibrary.tcgetattr(pty.getSlave(), settings);
    return settings;
  }

  /** Gives the port other settings. */
  public void set(CLibrary.Termios settings) {
    CLibrary.tcsetattr(pty.getSlave(), CLibrary.TCSANOW, settings);
  }

  /** Changes the settings of the port by their names. */
  public void change(Consumer<Attributes> change) throws IOException {
    Attributes settings = pty.getAttr();
    change.accept(settings);
    pty.setAttr(settings);
  }

  /** Returns what is written to the port. Reading waits; it fails once this is closed. */
  public InputStream fromSlave() {
    return Channels.newInputStream(in);
  }

  /** Returns what can be read from the port. Writing waits while the port holds 4 KiB unread. */
  public OutputStream toSlave() {
    return Channels.newOutputStream(out);
  }

  /**
   * Pulls the plug: whoever has the port open sees a hang-up, and what it had not read is gone.
   * Threads that wait in the streams here are freed.
   */
  @Override
  public void close() throws IOException {
    if (link != null && isOurs(link)) {
      Files.delete(link);
    }
    try (FileChannel master = in;
        FileOutputStream slave = new FileOutputStream(pty.getSlaveFD())) {
      out.close();
    }
  }

  private boolean isOurs(Path path) throws IOException {
    return Files.isSymbolicLink(path)
        && Files.readSymbolicLink(path).toString().equals(pty.getName());
  }
}
