package dev.msp.cli;

import dev.msp.capture.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The places that were opened last, in a file of the user's. It is a convenience: where the file
 * cannot be had there are none, and nobody is told.
 */
final class RecentPlaces {

  private static final int MOST = 12;
  private static final int LONGEST = 512;
  private static final long LARGEST = 64 << 10;

  /**
   * A place, and how it was opened.
   *
   * @param listens whether somebody was waited for there
   * @param text as it was written
   */
  record Recent(boolean listens, String text) {

    /** Returns the command without what follows the place. */
    String verb() {
      return listens ? "listen" : "open";
    }
  }

  private final Path file;

  RecentPlaces(Path file) {
    this.file = file;
  }

  /** Returns them, the newest first. */
  synchronized List<Recent> read() {
    List<Recent> all = new ArrayList<>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return List.of();
      }
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int blank = line.indexOf(' ');
        if (all.size() < MOST && blank > 0 && blank < line.length() - 1) {
          all.add(new Recent(line.startsWith("listen "), line.substring(blank + 1)));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return all;
  }

  /** Puts a place in front of all others. */
  synchronized void opened(Recent place) {
    boolean plain = place.text().codePoints().noneMatch(Character::isISOControl);
    List<Recent> all = new ArrayList<>(read());
    if (!plain || place.text().length() > LONGEST || all.indexOf(place) == 0) {
      return;
    }
    all.remove(place);
    all.add(0, place);
    StringBuilder text = new StringBuilder();
    all.stream()
        .limit(MOST)
        .forEach(one -> text.append(one.verb()).append(' ').append(one.text()).append('\n'));
    write(text.toString());
  }

  private void write(String text) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      try (FileChannel channel = PrivateFile.overwrite(PrivateFile.place(file))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      // see above
    }
  }
}
