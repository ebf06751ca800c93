package dev.msp.frame;

import java.util.List;

/** Fuzzes the decoder: whatever comes, in whatever pieces, it finds what the protocol says. */
public final class FrameTarget {

  private FrameTarget() {}

  /**
   * Called by Jazzer.
   *
   * @param input two bytes, that choose the limit and the size of pieces, and a stream
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int limit = 7 + (input[0] & 0xFF);
    int piece = 1 + (input[1] & 0x3F);
    byte[] stream = Bytes.copyOf(input, 2, input.length - 2).toArray();
    Recording recording = new Recording(limit).feed(stream, piece, 0).end();
    List<Event> expected = ReferenceDecoder.decode(stream, limit, true);
    if (!recording.joined().equals(expected)) {
      throw new AssertionError("found " + recording.joined() + ", expected " + expected);
    }
  }
}
