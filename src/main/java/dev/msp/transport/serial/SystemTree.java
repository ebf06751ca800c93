package dev.msp.transport.serial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files by which Linux tells of its devices and processes, below a root that a test can
 * replace. Devices come and go while one looks: what is not there, or not for this user, is empty.
 */
final class SystemTree {

  /** Far more than any file of sysfs says that is read here: a USB string has 126 characters. */
  private static final int LONGEST_LINE = 1024;

  private final Path root;

  SystemTree(Path root) {
    this.root = root;
  }

  /** Returns where an absolute name of the system stands below the root. */
  Path path(String name) {
    return root.resolve(name.substring(1));
  }

  /** Returns what a directory holds, in any order. */
  List<Path> list(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return entries;
    }
    return entries;
  }

  /** Returns the directories of all processes, in any order. */
  List<Path> processes() {
    List<Path> processes = list(path("/proc"));
    processes.removeIf(entry -> pid(entry) < 0);
    return processes;
  }

  /** Returns the number of the process that a directory is of, or -1 if it is of none. */
  static long pid(Path directory) {
    String name = String.valueOf(directory.getFileName());
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return -1;
      }
    }
    return name.length() < 19 ? Long.parseLong(name) : -1;
  }

  /** Returns the first 1024 bytes of a small file without white space around them. */
  String line(Path file) {
    return text(file, LONGEST_LINE).strip();
  }

  /**
   * Returns the beginning of a file. A byte that is not UTF-8 becomes a question mark: it was no
   * character before either. Only regular files are opened; any other could make the reader wait.
   *
   * @param longest greatest number of bytes read
   */
  String text(Path file, int longest) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("?")
          .decode(ByteBuffer.wrap(in.readNBytes(longest)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(e); // everything is replaced
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Returns a place and those above it, up to the root, all links followed; empty if it is gone.
   */
  List<Path> upwards(Path place) {
    List<Path> places = new ArrayList<>();
    try {
      Path top = root.toRealPath();
      Path at = place.toRealPath();
      while (at != null && at.startsWith(top)) {
        places.add(at);
        at = at.getParent();
      }
    } catch (IOException e) {
      return List.of();
    }
    return places;
  }

  /** Returns what a link says, as it says it; empty if it is none. */
  String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /**
   * Returns the name of a device that a name means, all links followed: {@code /dev/ttyUSB0} for
   * {@code /dev/serial/by-id/usb-FTDI_…}. A name that leads nowhere stays as it is.
   */
  String device(String name) {
    try {
      Path found = path(name).toRealPath();
      return '/' + root.toRealPath().relativize(found).toString();
    } catch (IOException | InvalidPathException e) {
      return name;
    }
  }
}
