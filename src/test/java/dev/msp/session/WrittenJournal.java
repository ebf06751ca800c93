package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.link.Verdict;
import org.jspecify.annotations.Nullable;

/** A journal that a test writes, where no session is needed. */
public final class WrittenJournal {

  private final Journal journal;
  private final Journal.Raw raw = new Journal.Raw();

  /** Makes an empty one of so many bytes. */
  public WrittenJournal(int capacity) {
    journal = new Journal(capacity);
  }

  /** Returns the journal itself. */
  public Journal journal() {
    return journal;
  }

  /** A message came in and was acknowledged. */
  public void message(long micros, String text) {
    message(micros, Bytes.utf8(text));
  }

  /** A message came in and was acknowledged. */
  public void message(long micros, Bytes text) {
    frame(micros, Event.Direction.IN, Verdict.DELIVERED, text);
  }

  /** A message was sent. */
  public void sent(long micros, String text) {
    frame(micros, Event.Direction.OUT, null, Bytes.utf8(text));
  }

  private void frame(
      long micros, Event.Direction direction, @Nullable Verdict verdict, Bytes text) {
    byte[] frame = FrameEncoder.encode(new Frame(1, FrameType.DATA, text)).toArray();
    journal.frame(micros, 0, direction, verdict, raw.of(frame, 0, frame.length), null);
    journal.publish();
  }

  /** The session changed its state. */
  public void state(long micros, String state, String detail) {
    journal.state(micros, 0, state, detail);
    journal.publish();
  }

  /** Nothing more will come. */
  public void close() {
    journal.close();
  }
}
