package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;

/**
 * Bytes as they are: whoever sends them controls the terminal that shows them. Only for a wire that
 * a person chose to look at in this way.
 */
public final class PassThroughView extends ByteView {

  private static final Bytes NEW_LINE = Bytes.utf8("\r\n");

  private final LineEnd end;
  private boolean begun;

  /**
   * Passes bytes on.
   *
   * @param end {@code CR} or {@code LF}: that one becomes CR LF; the others change nothing
   */
  public PassThroughView(LineEnd end) {
    this.end = end;
  }

  @Override
  public void show(Event.Direction direction, Bytes bytes, long micros) {
    if (bytes.isEmpty()) {
      return;
    }
    begun = bytes.at(bytes.length() - 1) != '\n';
    int mapped = end == LineEnd.CR ? '\r' : end == LineEnd.LF ? '\n' : -1;
    int from = 0;
    for (int i = 0; i < bytes.length() && mapped >= 0; i++) {
      if (bytes.at(i) == mapped) {
        write(bytes.slice(from, i).plus(NEW_LINE).toArray());
        from = i + 1;
      }
    }
    write(bytes.slice(from, bytes.length()).toArray());
  }

  @Override
  public void quiet() {}

  @Override
  public boolean isHolding() {
    return false;
  }

  @Override
  public void freshLine() {
    if (begun) {
      write(NEW_LINE.toArray());
      begun = false;
    }
  }
}
