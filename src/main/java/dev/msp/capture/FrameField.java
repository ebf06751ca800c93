package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a frame. Source: MSP protocol, sections 1 and 4.1.
 *
 * @param name as the protocol calls it
 * @param from index of its first byte
 * @param to index behind its last byte
 * @param value what it says, in the peer's words where those stand in it: not yet safe to show
 * @param isGood whether it is as it must be
 */
public record FrameField(String name, int from, int to, String value, boolean isGood) {

  /** The name of the part that holds the message. */
  public static final String PAYLOAD = "PAYLOAD";

  FrameField(String name, int from, int to, String value) {
    this(name, from, to, value, true);
  }

  /**
   * Returns the fields of what may be a frame, as far as its bytes go.
   *
   * @param plain what a sealed frame holds, where it was opened
   */
  public static List<FrameField> of(Bytes bytes, Optional<Bytes> plain) {
    int length = bytes.length();
    if (length < Frame.MIN_LENGTH || bytes.at(0) != Frame.SYNC_1 || bytes.at(1) != Frame.SYNC_2) {
      return whole(bytes);
    }
    List<FrameField> fields = new ArrayList<>();
    int stated = bytes.at(2) << Byte.SIZE | bytes.at(3);
    int end = length - 1;
    fields.add(new FrameField("SYNC", 0, 2, "AA55"));
    fields.add(new FrameField("LENGTH", 2, 4, String.valueOf(stated), stated == length));
    fields.add(new FrameField("VERSION", 4, 5, String.valueOf(bytes.at(4))));
    String type = String.format(Locale.ROOT, "%02X %s", bytes.at(5), FrameType.name(bytes.at(5)));
    fields.add(new FrameField("TYPE", 5, 6, type));
    fields.add(
        new FrameField(PAYLOAD, Frame.HEADER_LENGTH, end, String.valueOf(length - Frame.OVERHEAD)));
    fields.addAll(LinkFields.of(bytes, plain));
    fields.add(sum(bytes, end));
    return fields;
  }

  /** Returns bytes that are no frame as the one part that they are. */
  public static List<FrameField> whole(Bytes bytes) {
    return List.of(new FrameField("BYTES", 0, bytes.length(), String.valueOf(bytes.length())));
  }

  private static FrameField sum(Bytes bytes, int end) {
    int sum = 0;
    for (int i = Frame.HEADER_LENGTH; i < end; i++) {
      sum += bytes.at(i);
    }
    int crc = bytes.at(end);
    boolean good = crc == (sum & 0xFF);
    String check =
        good
            ? String.format(Locale.ROOT, "%02X good", crc)
            : String.format(Locale.ROOT, "%02X, computed %02X", crc, sum & 0xFF);
    return new FrameField("CRC", end, end + 1, check, good);
  }
}
