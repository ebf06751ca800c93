package dev.msp.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Standard input of which the second part comes only when the peer has received enough frames. */
final class Typed extends InputStream {

  private final Peer peer;
  private final int frames;
  private final InputStream first;
  private final InputStream second;

  Typed(Peer peer, String first, int frames, String second) {
    this.peer = peer;
    this.frames = frames;
    this.first = stream(first);
    this.second = stream(second);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = first.read(buffer, offset, length);
    if (count >= 0) {
      return count;
    }
    try {
      peer.awaitFrames(frames);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    return second.read(buffer, offset, length);
  }
}
