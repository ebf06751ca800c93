package dev.msp.ui.console;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of a frame. Source: MSP protocol, section 1.
 *
 * @param name as the protocol calls it
 * @param from index of its first byte
 * @param to index behind its last byte
 * @param value what it says
 * @param isGood whether it is as it must be
 */
record Field(String name, int from, int to, String value, boolean isGood) {

  /** The name of the part that holds the message. */
  static final String PAYLOAD = "PAYLOAD";

  /** Returns the fields of what may be a frame, as far as its bytes go. */
  static List<Field> of(Bytes bytes) {
    List<Field> fields = new ArrayList<>();
    int length = bytes.length();
    if (length < Frame.MIN_LENGTH || bytes.at(0) != 0xAA || bytes.at(1) != 0x55) {
      fields.add(new Field("BYTES", 0, length, String.valueOf(length), true));
      return fields;
    }
    int stated = bytes.at(2) << 8 | bytes.at(3);
    int end = length - 1;
    int sum = 0;
    for (int i = Frame.HEADER_LENGTH; i < end; i++) {
      sum += bytes.at(i);
    }
    int crc = bytes.at(end);
    boolean good = crc == (sum & 0xFF);
    fields.add(new Field("SYNC", 0, 2, "AA55", true));
    fields.add(new Field("LENGTH", 2, 4, String.valueOf(stated), stated == length));
    fields.add(new Field("VERSION", 4, 5, String.valueOf(bytes.at(4)), true));
    String type = String.format(Locale.ROOT, "%02X %s", bytes.at(5), FrameType.name(bytes.at(5)));
    fields.add(new Field("TYPE", 5, 6, type, true));
    fields.add(new Field(PAYLOAD, 6, end, String.valueOf(end - 6), true));
    String check =
        good
            ? String.format(Locale.ROOT, "%02X good", crc)
            : String.format(Locale.ROOT, "%02X, computed %02X", crc, sum & 0xFF);
    fields.add(new Field("CRC", end, length, check, good));
    return fields;
  }
}
