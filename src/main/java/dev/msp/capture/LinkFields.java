package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields inside the payload of a frame of MSP/3. A cipher keeps every byte of a body in its
 * place: so also those of a sealed frame stand where its bytes are.
 */
final class LinkFields {

  /** More records of one frame are shown as the rest that they are. */
  private static final int MOST_RECORDS = 64;

  private LinkFields() {}

  /** Returns the fields; none where it is no such frame. */
  static List<FrameField> of(Bytes raw, Optional<Bytes> plain) {
    if (LinkFrame.isOf(raw, FrameType.HELLO)) {
      return hello(raw);
    }
    if (LinkFrame.isOf(raw, FrameType.NOISE)) {
      return NoiseFrame.read(raw).map(one -> noise(one, raw)).orElse(List.of());
    }
    return LinkFrame.read(raw, plain).map(LinkFields::link).orElse(List.of());
  }

  /** Words end where the next blank is; the text is ASCII, or no field is told. */
  private static List<FrameField> hello(Bytes raw) {
    int end = raw.length() - 1;
    String text = raw.slice(Frame.HEADER_LENGTH, end).text().orElse("");
    List<FrameField> fields = new ArrayList<>();
    if (text.length() != end - Frame.HEADER_LENGTH) {
      return fields;
    }
    int from = 0;
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        int at = Frame.HEADER_LENGTH + from;
        String name = word.substring(0, equals);
        String value = word.substring(equals + 1);
        String told = name.equals("sec") ? value + ' ' + LinkText.security(value) : value;
        fields.add(new FrameField(name, at, at + word.length(), told));
      }
      from += word.length() + 1;
    }
    return fields;
  }

  private static List<FrameField> noise(NoiseFrame frame, Bytes raw) {
    int step = NoiseFrame.STEP_AT;
    int noise = step + 1;
    int crc = noise + frame.noise().length();
    String good =
        frame.isGood()
            ? String.format(Locale.ROOT, "%08X good", frame.crc())
            : String.format(Locale.ROOT, "%08X, computed %08X", frame.crc(), frame.computed());
    return List.of(
        new FrameField("STEP", step, noise, frame.words()),
        new FrameField("NOISE", noise, crc, frame.noise().length() + " bytes"),
        new FrameField("CRC32C", crc, raw.length() - 1, good, frame.isGood()));
  }

  private static List<FrameField> link(LinkFrame frame) {
    List<FrameField> fields = new ArrayList<>();
    int at = LinkFrame.BODY_AT;
    fields.add(new FrameField("CTR", LinkFrame.COUNTER_AT, at, String.valueOf(frame.counter())));
    if (frame.body().isPresent()) {
      body(fields, frame.body().get(), at);
    } else {
      String how = frame.sealed() ? "sealed, " : "cut short, ";
      fields.add(new FrameField("BODY", at, frame.bodyEnd(), how + frame.hidden() + " bytes"));
    }
    String proof = frame.sealed() ? "TAG" : "CRC32C";
    int length = frame.proofEnd() - frame.bodyEnd();
    fields.add(new FrameField(proof, frame.bodyEnd(), frame.proofEnd(), length + " bytes"));
    return fields;
  }

  private static void body(List<FrameField> fields, LinkBody body, int at) {
    String block = body.acks().isPresent() ? " with acknowledgement" : "";
    fields.add(new FrameField("KIND", at, at + 1, body.word() + block));
    fields.add(new FrameField("OFF", at + 1, at + LinkBody.HEADER, Long.toString(body.offset())));
    body.acks().ifPresent(acks -> acks(fields, acks, at + LinkBody.HEADER));
    data(fields, body, at + body.dataAt());
  }

  private static void acks(List<FrameField> fields, LinkBody.Acks acks, int at) {
    fields.add(new FrameField("CUM", at, at + 4, Long.toString(acks.next())));
    fields.add(new FrameField("LAST", at + 4, at + 8, Long.toString(acks.last())));
    String map = String.format(Locale.ROOT, "%08X", acks.map()) + LinkText.missing(acks);
    fields.add(new FrameField("MAP", at + 8, at + 12, map));
    fields.add(new FrameField("WND", at + 12, at + LinkBody.BLOCK, LinkText.window(acks.window())));
  }

  private static void data(List<FrameField> fields, LinkBody body, int at) {
    Bytes data = body.data();
    int from = 0;
    if (body.kind() == LinkBody.DATA) {
      List<StreamRecord> records = StreamRecord.in(data, body.offset());
      for (StreamRecord record : records.subList(0, Math.min(MOST_RECORDS, records.size()))) {
        from = record.to();
        fields.add(new FrameField("RECORD", at + record.at(), at + from, record.describe()));
      }
    }
    if (from < data.length()) {
      String told = body.kind() == LinkBody.RESET ? LinkText.reset(data) : "";
      String rest = data.length() - from + " bytes";
      fields.add(
          new FrameField("DATA", at + from, at + data.length(), told.isEmpty() ? rest : told));
    }
  }
}
