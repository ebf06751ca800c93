package dev.msp.frame;

import dev.msp.frame.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of MSP protocol, section 1, in the plainest words and quadratic time: at each place,
 * look whether a whole good frame stands there; if not, drop one byte.
 *
 * <p>Knows the whole stream. Says what must not depend on how the stream was cut: the frames, and
 * between them the skipped bytes with the first fault.
 */
final class ReferenceDecoder {

  private final byte[] stream;
  private final int limit;
  private final boolean ended;
  private final List<Event> events = new ArrayList<>();
  private int pos;

  private ReferenceDecoder(byte[] stream, int limit, boolean ended) {
    this.stream = stream;
    this.limit = limit;
    this.ended = ended;
  }

  /** Returns what the stream holds; if it has not ended, without the part that waits. */
  static List<Event> decode(byte[] stream, int limit, boolean ended) {
    ReferenceDecoder decoder = new ReferenceDecoder(stream, limit, ended);
    decoder.run();
    return decoder.events;
  }

  private void run() {
    int skippedFrom = 0;
    @Nullable Fault first = null;
    while (pos < stream.length) {
      Fault fault = fault();
      if (fault == null) {
        addSkipped(skippedFrom, first);
        int length = u16(pos + 2);
        events.add(new Event.Good(Bytes.copyOf(stream, pos, length)));
        pos += length;
        skippedFrom = pos;
        first = null;
      } else if (fault.kind() == Kind.INCOMPLETE && !ended) {
        break;
      } else {
        first = first == null ? fault : first;
        pos++;
      }
    }
    addSkipped(skippedFrom, first);
  }

  private void addSkipped(int from, @Nullable Fault first) {
    if (first != null) {
      events.add(new Event.Bad(Bytes.copyOf(stream, from, pos - from), first));
    }
  }

  /** Returns what is wrong here, or null if a good frame stands here. */
  private @Nullable Fault fault() {
    int left = stream.length - pos;
    if (u8(pos) != 0xAA || (left > 1 && u8(pos + 1) != 0x55)) {
      return new Fault(Kind.NOISE, 0, 0);
    }
    if (left < 4) {
      return new Fault(Kind.INCOMPLETE, 0, left);
    }
    int length = u16(pos + 2);
    if (length < 7 || length > limit) {
      return new Fault(Kind.LENGTH, length, limit);
    }
    if (left < length) {
      return new Fault(Kind.INCOMPLETE, length, left);
    }
    int sum = 0;
    for (int i = pos + 6; i < pos + length - 1; i++) {
      sum += u8(i);
    }
    int crc = u8(pos + length - 1);
    return crc == sum % 256 ? null : new Fault(Kind.CHECKSUM, crc, sum % 256);
  }

  private int u8(int at) {
    return stream[at] & 0xFF;
  }

  private int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }
}
