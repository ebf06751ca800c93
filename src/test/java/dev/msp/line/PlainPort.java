package dev.msp.line;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A port opened as a plain file: what a program without a serial library has. */
public final class PlainPort implements AutoCloseable {

  private final FileInputStream in;
  private final FileOutputStream out;

  private PlainPort(FileInputStream in, FileOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Opens it for both directions. */
  public static PlainPort open(String path) throws IOException {
    FileInputStream in = new FileInputStream(path);
    try {
      return new PlainPort(in, new FileOutputStream(path));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Writes all of it, and waits while the line is full. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /**
   * Reads as many bytes as asked for; fewer at a hang-up only. (That of a file stream asks where in
   * the file it is, which a port has no answer to.)
   */
  public byte[] read(int length) throws IOException {
    byte[] bytes = new byte[length];
    int filled = 0;
    while (filled < length) {
      int read = in.read(bytes, filled, length - filled);
      if (read < 0) {
        return Arrays.copyOf(bytes, filled);
      }
      filled += read;
    }
    return bytes;
  }

  /** Reads until the line hangs up, which the system tells as an end of input or as an error. */
  public void awaitHangUp() {
    byte[] ignored = new byte[4096];
    try {
      while (in.read(ignored) >= 0) {
        // what is left on the line does not matter
      }
    } catch (IOException e) {
      // the other way to say it
    }
  }

  @Override
  public void close() throws IOException {
    try (in) {
      out.close();
    }
  }
}
