package dev.msp.ui.repl;

import dev.msp.command.LineParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/** Lines of a stream, each as soon as it is there; what is too long is passed over. */
final class LineSource {

  /** Bytes of the longest line, which the parser would refuse anyway. */
  private static final int LONGEST = 4 * LineParser.LONGEST;

  private final InputStream in;
  private final Charset charset;
  private final byte[] buffer = new byte[8192];
  private int from;
  private int to;

  LineSource(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  /** Waits for the next line; a stream that fails has ended. */
  Typed next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    boolean whole = false;
    while (!whole && fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, Math.min(end - from, LONGEST + 1 - line.size()));
      whole = end < to;
      from = whole ? end + 1 : end;
    }
    return any ? typed(line.toByteArray()) : new Typed.End();
  }

  private boolean fill() {
    try {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
      }
    } catch (IOException e) {
      to = 0;
    }
    return from < to;
  }

  private Typed typed(byte[] line) {
    if (line.length > LONGEST) {
      return new Typed.Unreadable("longer than " + LONGEST + " bytes");
    }
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      String plain = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      return new Typed.Lines(List.of(plain));
    } catch (CharacterCodingException e) {
      return new Typed.Unreadable("no text in " + charset.name());
    }
  }
}
