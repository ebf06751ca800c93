package dev.msp.ui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.function.IntConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Cursor;
import org.jline.terminal.Size;
import org.jline.terminal.impl.AbstractTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * JLine's idea of a terminal, on one of ours. What JLine sets of it is only written down: ours is
 * in raw mode all the time, and restored by itself. Ctrl-C and Ctrl-Z are signals at once, also
 * while nobody takes keys; a signal that a command or the reader handles arrives on the thread that
 * reads keys.
 */
public final class HostedTerminal extends AbstractTerminal {

  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int CTRL_Z = 26;
  private static final int BACKSPACE = 127;

  private final Terminal host;
  private final Keys keys = new Keys();
  private final NonBlockingReader reader;
  private final Lines output = new Lines();
  private final PrintWriter writer;
  private final Attributes attributes = new Attributes();

  private HostedTerminal(Terminal host, String type) throws IOException {
    super("msp", type, host.charset(), SignalHandler.SIG_DFL);
    this.host = host;
    this.reader = NonBlocking.nonBlocking("msp", keys, host.charset());
    this.writer = new PrintWriter(new OutputStreamWriter(output, host.charset()));
    attributes.setControlChar(Attributes.ControlChar.VEOF, CTRL_D);
    attributes.setControlChar(Attributes.ControlChar.VERASE, BACKSPACE);
  }

  /**
   * Begins to take keys from a terminal.
   *
   * @param host stays open when this is closed
   * @param type the value of {@code TERM}
   */
  public static HostedTerminal on(Terminal host, String type) throws IOException {
    knowWithoutAsking(type);
    HostedTerminal made = new HostedTerminal(host, type);
    made.parseInfoCmp();
    host.onChange(() -> made.raise(Signal.WINCH), () -> made.raise(Signal.CONT));
    Thread thread = new Thread(made::takeKeys, "msp-keys");
    thread.setDaemon(true);
    thread.start();
    return made;
  }

  /** JLine would start infocmp(1), which need not be there, for what it knows itself. */
  private static void knowWithoutAsking(String type) {
    String like = type.startsWith("tmux") ? "screen-256color" : type;
    String known = InfoCmp.getDefaultInfoCmp(like);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }

  private void takeKeys() {
    byte[] buffer = new byte[1024];
    int length = host.read(buffer);
    while (length > 0) {
      for (int i = 0; i < length; i++) {
        take(buffer[i]);
      }
      length = host.read(buffer);
    }
    keys.end();
  }

  private void take(byte key) {
    switch (key) {
      case CTRL_C -> {
        keys.clear();
        raise(Signal.INT);
      }
      case CTRL_Z -> {
        host.suspend();
        raise(Signal.CONT);
      }
      default -> keys.add(key);
    }
  }

  @Override
  public NonBlockingReader reader() {
    return reader;
  }

  @Override
  public PrintWriter writer() {
    return writer;
  }

  @Override
  public InputStream input() {
    return keys;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public Attributes getAttributes() {
    return new Attributes(attributes);
  }

  @Override
  public void setAttributes(Attributes set) {
    attributes.copy(set);
  }

  @Override
  public Size getSize() {
    return new Size(host.columns(), host.rows());
  }

  @Override
  public void setSize(Size size) {
    throw new UnsupportedOperationException("the user sets the size");
  }

  @Override
  public @Nullable Cursor getCursorPosition(@Nullable IntConsumer discarded) {
    return null;
  }

  @Override
  public @Nullable TerminalProvider getProvider() {
    return null;
  }

  @Override
  public @Nullable SystemStream getSystemStream() {
    return null;
  }

  @Override
  protected void doClose() throws IOException {
    writer.flush();
    super.doClose();
    keys.end();
  }

  /** What is written goes on in one piece when it is flushed; a new line is CR LF. */
  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        held.write('\r');
      }
      held.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        write(bytes[i]);
      }
    }

    @Override
    public synchronized void flush() {
      if (held.size() > 0) {
        byte[] all = held.toByteArray();
        held.reset();
        host.write(all);
      }
    }
  }
}
