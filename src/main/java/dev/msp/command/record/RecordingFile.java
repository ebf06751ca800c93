package dev.msp.command.record;

import dev.msp.capture.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The file of a recording. Lines may be taken back: what was expected from what came turns out to
 * be expected by hand a moment later.
 */
final class RecordingFile {

  /** A command file may not be longer. */
  static final int MOST_BYTES = 4_000_000;

  /**
   * A line.
   *
   * @param text without its end
   * @param expects what it expects, or null
   */
  record Line(String text, @Nullable Arrival expects) {}

  private final Path path;
  private final FileChannel channel;
  private final List<Line> lines = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();

  private RecordingFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the file.
   *
   * @param overwrite whether it may be there already
   * @throws java.nio.file.FileAlreadyExistsException if it is there and may not be
   * @throws IOException if it cannot be made; {@link PrivateFile#reason} says why
   */
  static RecordingFile create(Path wanted, boolean overwrite) throws IOException {
    Path path = PrivateFile.place(wanted);
    return new RecordingFile(
        path, overwrite ? PrivateFile.overwrite(path) : PrivateFile.create(path));
  }

  Path path() {
    return path;
  }

  void add(String text, @Nullable Arrival expects) {
    lines.add(new Line(text, expects));
  }

  /** Takes back the expectations that fit. */
  void remove(Predicate<Arrival> which) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Arrival expects = lines.get(i).expects();
      if (expects != null && which.test(expects)) {
        lines.remove(i);
        if (i < ends.size()) {
          ends.subList(i, ends.size()).clear();
        }
      }
    }
  }

  /** Returns how many lines expect what came. */
  long expectations() {
    return lines.stream().filter(line -> line.expects() != null).count();
  }

  /**
   * Writes what has changed.
   *
   * @throws IOException if it cannot be written, or the file would be too long
   */
  void write() throws IOException {
    long end = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    StringBuilder text = new StringBuilder();
    List<Long> more = new ArrayList<>();
    long position = end;
    for (Line line : lines.subList(ends.size(), lines.size())) {
      text.append(line.text()).append('\n');
      position += line.text().getBytes(StandardCharsets.UTF_8).length + 1;
      more.add(position);
    }
    if (position > MOST_BYTES) {
      throw new IOException("it is full: a command file may have " + MOST_BYTES + " bytes");
    }
    if (channel.size() > end) {
      channel.truncate(end);
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
    channel.position(end);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    ends.addAll(more);
  }

  /** Waits until the disk has the file, and closes it. */
  void close() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }
}
