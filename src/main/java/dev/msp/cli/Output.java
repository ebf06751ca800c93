package dev.msp.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Standard output or standard error. A reader that went away (a closed pipe, a full disk) never
 * disturbs a connection: what is written then is dropped, and whoever cares asks {@link #isBroken}.
 * Safe for several threads; a line is never torn.
 */
final class Output {

  private static final int BUFFER = 8192;

  private final OutputStream stream;
  private final Charset charset;
  private final boolean terminal;
  private byte[] buffer = new byte[BUFFER];
  private int length;
  private boolean broken;
  private String fault = "";

  /**
   * Wraps a stream.
   *
   * @param stream where bytes go; not closed here
   * @param charset what its reader understands
   * @param terminal whether a person reads it
   */
  Output(OutputStream stream, Charset charset, boolean terminal) {
    this.stream = stream;
    this.charset = charset;
    this.terminal = terminal;
  }

  Charset charset() {
    return charset;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Writes text that is safe for a terminal already, and ends the line. */
  synchronized void line(String text) {
    append(text.getBytes(charset));
    append(new byte[] {'\n'});
  }

  /** Writes text without ending the line. */
  synchronized void text(String text) {
    append(text.getBytes(charset));
  }

  /** Writes bytes as they are. */
  synchronized void bytes(byte[] content) {
    append(content);
  }

  private void append(byte[] content) {
    if (length + content.length > buffer.length) {
      flush();
    }
    if (content.length > buffer.length) {
      write(content, content.length);
    } else {
      System.arraycopy(content, 0, buffer, length, content.length);
      length += content.length;
    }
  }

  /** Hands everything on. */
  synchronized void flush() {
    write(buffer, length);
    length = 0;
  }

  private void write(byte[] content, int count) {
    if (broken || count == 0) {
      return;
    }
    try {
      stream.write(content, 0, count);
      stream.flush();
    } catch (IOException e) {
      broken = true;
      String reason = String.valueOf(e.getMessage());
      fault = reason.contains("Broken pipe") ? "" : reason;
    }
  }

  /** Returns why nothing more can be written, unless it is that nobody reads any more. */
  synchronized String fault() {
    return fault;
  }

  /** Returns whether something could not be written, and nothing will be any more. */
  synchronized boolean isBroken() {
    return broken;
  }
}
