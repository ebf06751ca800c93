package dev.msp.link;

import dev.msp.frame.Bytes;
import dev.msp.frame.Checksum;
import dev.msp.frame.Frame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Tells a line that echoes from a peer that says the same as we do. Source: MSP protocol, section
 * 3, client rule 6.
 *
 * <p>A line gives a frame back before its ACK can come; a peer that answers with the same text
 * sends its ACK first. So one equal frame is owed for each frame that was acknowledged, and that
 * one is no echo. The other way round, where we repeat what the peer said, the peer may well say it
 * once more.
 */
final class EchoGuard {

  /** So many acknowledged frames are remembered beyond a window of them. */
  private static final int REMEMBERED = 64;

  private static final long NOTHING = -1L;

  private final int capacity;
  private final ArrayDeque<byte[]> owed = new ArrayDeque<>(1);
  private long lastSaid = NOTHING;

  EchoGuard(int window) {
    this.capacity = window + REMEMBERED;
  }

  void opened() {
    owed.clear();
    lastSaid = NOTHING;
  }

  /** This frame of ours was acknowledged: the peer may answer with an equal one. */
  void acknowledged(byte[] frame) {
    if (owed.size() == capacity) {
      owed.remove();
    }
    owed.add(frame);
  }

  /** Takes one owed answer equal to this frame off the list; returns whether there was one. */
  boolean takeOwed(byte[] array, int offset, int length) {
    for (Iterator<byte[]> all = owed.iterator(); all.hasNext(); ) {
      if (same(all.next(), array, offset, length)) {
        all.remove();
        return true;
      }
    }
    return false;
  }

  static boolean same(byte[] frame, byte[] array, int offset, int length) {
    return frame.length == length
        && Arrays.equals(frame, 0, length, array, offset, offset + length);
  }

  /** The peer sent a message of its own. */
  void said(byte[] array, int offset, int length) {
    int size = length - Frame.OVERHEAD;
    int payload = offset + Frame.HEADER_LENGTH;
    lastSaid =
        size == 0
            ? 0
            : sketch(
                size,
                array[payload] & 0xFF,
                array[payload + size - 1] & 0xFF,
                array[payload + size] & 0xFF);
  }

  /** Returns whether a text looks like what the peer said last. */
  boolean repeatsPeer(Bytes text) {
    int size = text.length();
    if (lastSaid == NOTHING || size == 0) {
      return lastSaid == size;
    }
    int sum = Checksum.sum(text.toArray(), 0, size);
    return lastSaid == sketch(size, text.at(0), text.at(size - 1), sum);
  }

  /** A few bits instead of a copy, for a server keeps one of these for each connection. */
  private static long sketch(int size, int first, int last, int sum) {
    return (long) size << 24 | first << 16 | last << 8 | sum;
  }
}
