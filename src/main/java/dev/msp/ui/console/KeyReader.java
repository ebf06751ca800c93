package dev.msp.ui.console;

import com.googlecode.lanterna.input.BasicCharacterPattern;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.msp.ui.terminal.Terminal;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Makes keys of the bytes that a terminal sends. Two threads: one waits for bytes, one decodes. */
final class KeyReader {

  /** An escape that nothing follows for so long was the key Esc. */
  private static final long ESCAPE_MILLIS = 40;

  private static final int END = -1;

  private final Terminal terminal;
  private final BlockingQueue<Integer> characters = new LinkedBlockingQueue<>(1 << 16);
  private final InputDecoder decoder;

  KeyReader(Terminal terminal) {
    this.terminal = terminal;
    this.decoder = new InputDecoder(new Characters());
    decoder.addProfile(new DefaultKeyDecodingProfile());
    List<CharacterPattern> own =
        List.of(
            new BasicCharacterPattern(new KeyStroke(KeyType.Enter), '\r'),
            new PastePattern(),
            new ReportPattern(),
            new BackgroundPattern(),
            new SgrMousePattern());
    decoder.addProfile(() -> own);
  }

  /** Begins to wait for bytes. */
  void start() {
    Thread thread = new Thread(this::readAll, "msp-keys");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll() {
    byte[] bytes = new byte[1024];
    CharsetDecoder text =
        terminal
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer held = ByteBuffer.allocate(2 * bytes.length);
    CharBuffer decoded = CharBuffer.allocate(4 * bytes.length);
    try {
      for (int count = terminal.read(bytes); count > 0; count = terminal.read(bytes)) {
        held.put(bytes, 0, count).flip();
        text.decode(held, decoded, false);
        held.compact();
        decoded.flip();
        while (decoded.hasRemaining()) {
          characters.put((int) decoded.get());
        }
        decoded.clear();
      }
      characters.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next key; {@link KeyType#EOF} when the terminal is gone. */
  KeyStroke next() throws IOException {
    KeyStroke key = decoder.getNextCharacter(true);
    return key == null ? new KeyStroke(KeyType.EOF) : key;
  }

  /** The characters as Lanterna's decoder wants them. */
  private final class Characters extends Reader {
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      try {
        int next = characters.take();
        if (next == END) {
          characters.put(END);
          return -1;
        }
        into[offset] = (char) next;
        return 1;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public boolean ready() throws IOException {
      try {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ESCAPE_MILLIS);
        while (characters.isEmpty() && System.nanoTime() < until) {
          TimeUnit.MILLISECONDS.sleep(1); // only behind an escape
        }
        return !characters.isEmpty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {}
  }
}
