package dev.msp.command.verb;

import dev.msp.capture.SafeText;
import dev.msp.frame.Bytes;
import dev.msp.remote.CommandStream;
import dev.msp.remote.RemoteSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes lines of what a peer's command writes, each stream on its own. What they hold cannot
 * control a terminal, and a byte that is no text is told as what it is.
 */
final class OutputLines implements RemoteSink {

  /** Bytes of the longest line; a longer one is cut. */
  private static final int LONGEST = 16 << 10;

  private static final int TAB = 8;

  private final Consumer<List<String>> to;
  private final Map<CommandStream, ByteArrayOutputStream> begun =
      new EnumMap<>(CommandStream.class);

  /**
   * Makes one.
   *
   * @param to takes lines as the command language quotes text
   */
  OutputLines(Consumer<List<String>> to) {
    this.to = to;
  }

  @Override
  public void wrote(CommandStream stream, Bytes bytes) {
    ByteArrayOutputStream line =
        begun.computeIfAbsent(stream, first -> new ByteArrayOutputStream());
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < bytes.length(); i++) {
      int next = bytes.at(i);
      if (next == '\n' || line.size() >= LONGEST) {
        whole.add(taken(line));
      }
      if (next == '\t') {
        line.writeBytes(" ".repeat(TAB - line.size() % TAB).getBytes(StandardCharsets.US_ASCII));
      } else if (next != '\n') {
        line.write(next);
      }
    }
    if (!whole.isEmpty()) {
      to.accept(whole);
    }
  }

  /** Nothing more comes: what waits for the end of its line is one. */
  void end() {
    for (ByteArrayOutputStream line : begun.values()) {
      if (line.size() > 0) {
        to.accept(List.of(taken(line)));
      }
    }
  }

  private static String taken(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    line.reset();
    boolean carriage = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return SafeText.UTF_8.line(Bytes.copyOf(bytes, 0, bytes.length - (carriage ? 1 : 0)));
  }
}
