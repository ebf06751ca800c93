package dev.msp.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A port opened as a plain file: what a program without a serial library has. Who waits in it can
 * be interrupted, so that a test that fails also ends.
 */
public final class PlainPort implements AutoCloseable {

  private final FileChannel in;
  private final FileChannel out;

  private PlainPort(FileChannel in, FileChannel out) {
    this.in = in;
    this.out = out;
  }

  /** Opens it for both directions; two channels, for one lets nobody write while one reads. */
  public static PlainPort open(String path) throws IOException {
    FileChannel in = FileChannel.open(Path.of(path), StandardOpenOption.READ);
    try {
      return new PlainPort(in, FileChannel.open(Path.of(path), StandardOpenOption.WRITE));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Writes all of it, and waits while the line is full. */
  public void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      out.write(left);
    }
  }

  /** Reads as many bytes as asked for; fewer at a hang-up only. */
  public byte[] read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        return Arrays.copyOf(bytes.array(), bytes.position());
      }
    }
    return bytes.array();
  }

  /** Reads until the line hangs up, which the system tells as an end of input or as an error. */
  public void awaitHangUp() {
    ByteBuffer ignored = ByteBuffer.allocate(4096);
    try {
      while (in.read(ignored) >= 0) {
        ignored.clear(); // what is left on the line does not matter
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
