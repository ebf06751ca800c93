package dev.msp.capture;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of the stream that an MSP/3 link carries, as far as one frame shows it. Source: MSP
 * protocol, sections 4.1 and 4.3, rule 11.
 *
 * @param at where it begins in the frame's DATA
 * @param channel CH without its highest bit
 * @param more whether the next record of the channel goes on with it
 * @param length LEN
 * @param bytes those of its bytes that are in the frame
 */
record StreamRecord(int at, int channel, boolean more, int length, Bytes bytes) {

  /** CH and LEN. */
  static final int HEADER = 3;

  private static final int MORE = 0x80;
  private static final int LONGEST_TEXT = 200;
  private static final int CONVERSATION = 16;

  /**
   * Returns the records in a frame's data. A frame may begin inside of a record, and does not say
   * so: then none is returned, unless the data can be read as whole records from end to end.
   *
   * @param offset where the data stands in the stream: a record begins at 0
   */
  static List<StreamRecord> in(Bytes data, long offset) {
    List<StreamRecord> records = new ArrayList<>();
    int at = 0;
    while (data.length() - at >= HEADER) {
      StreamRecord record = read(data, at);
      if (offset != 0 && !record.isWhole()) {
        return List.of();
      }
      records.add(record);
      at += HEADER + record.bytes.length();
    }
    return at == data.length() || offset == 0 ? records : List.of();
  }

  private static StreamRecord read(Bytes data, int at) {
    int first = data.at(at);
    int length = data.at(at + 1) << Byte.SIZE | data.at(at + 2);
    int from = at + HEADER;
    Bytes bytes = data.slice(from, Math.min(data.length(), from + length));
    return new StreamRecord(at, first & ~MORE, (first & MORE) != 0, length, bytes);
  }

  /** Only a message may be empty: bytes that happen to be 0 are no records. */
  private boolean isWhole() {
    return bytes.length() == length && (length > 0 || channel == 1);
  }

  /** Returns the index behind its last byte in the frame's DATA. */
  int to() {
    return at + HEADER + bytes.length();
  }

  /** Returns what it is, and what it says where it is a message. */
  String describe() {
    return switch (channel) {
      case 0 -> control();
      case 1 -> "message " + length + (more ? " and more" : "") + ": " + start(bytes, 0);
      default -> "channel " + channel + ", " + length + (more ? " and more" : "");
    };
  }

  private String control() {
    int op = bytes.isEmpty() ? 0 : bytes.at(0);
    return switch (op) {
      case 1 -> bytes.length() <= 2 ? "BYE" : "BYE " + start(bytes, 2);
      case 2 -> "RESUME" + resume();
      case 3 -> "OPEN channel " + byteAt(1) + " kind " + byteAt(2);
      case 4 -> "CLOSE channel " + byteAt(1);
      case 5 -> "REFUSE channel " + byteAt(1) + ' ' + start(bytes, 3);
      case 6 -> "CREDIT channel " + byteAt(1) + (bytes.length() < 6 ? "" : " " + credit());
      default -> "control " + op;
    };
  }

  private String byteAt(int index) {
    return index < bytes.length() ? String.valueOf(bytes.at(index)) : "?";
  }

  private long credit() {
    return LinkBody.number(bytes, 2);
  }

  private String resume() {
    int next = 1 + CONVERSATION;
    if (bytes.length() < next + Long.BYTES) {
      return "";
    }
    long high = LinkBody.number(bytes, next);
    long number = high << Integer.SIZE | LinkBody.number(bytes, next + Integer.BYTES);
    return " next message " + Long.toUnsignedString(number);
  }

  /** Returns the beginning of a text, whatever stands there. */
  static String start(Bytes bytes, int from) {
    if (from >= bytes.length()) {
      return "";
    }
    Bytes text = bytes.slice(from, Math.min(bytes.length(), from + LONGEST_TEXT));
    String read = new String(text.toArray(), StandardCharsets.UTF_8);
    return text.length() < bytes.length() - from ? read + "..." : read;
  }
}
