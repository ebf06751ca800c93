package dev.msp.transport.serial;

import dev.msp.transport.SerialPortInfo.Holder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who has locked a device, from Linux's table of locks. It is read before a port is opened, because
 * opening alone already raises DTR and RTS, under the hands of whoever uses the port.
 *
 * @param tree where the table is, as {@code /proc/locks}
 */
record LockTable(SystemTree tree) {

  /** Returns the process that has locked a device, if there is one. */
  Optional<Holder> locker(String device) {
    try {
      String text = Files.readString(tree.path("/proc/locks"), StandardCharsets.ISO_8859_1);
      return find(text, key(device)).map(this::named);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty(); // the port's own lock decides; this only knew it earlier
    }
  }

  /** Returns a file as the table writes it: {@code major:minor:inode}, of the file system. */
  private static String key(String device) throws IOException {
    Path path = Path.of(device);
    long dev = ((Number) Files.getAttribute(path, "unix:dev")).longValue();
    long inode = ((Number) Files.getAttribute(path, "unix:ino")).longValue();
    long major = dev >> 8 & 0xFFF | dev >> 32 & ~0xFFFL;
    long minor = dev & 0xFF | dev >> 12 & ~0xFFL;
    return hex(major) + ':' + hex(minor) + ':' + inode;
  }

  private static String hex(long number) {
    return (number < 16 ? "0" : "") + Long.toHexString(number);
  }

  /**
   * Finds a lock of a whole file, in lines such as {@code 1: FLOCK ADVISORY WRITE 4015 fe:00:2155 0
   * EOF}. Those with an arrow only wait for it.
   */
  private static Optional<Long> find(String text, String key) {
    if (!text.contains(key)) {
      return Optional.empty(); // nearly always, and without the cost of looking closer
    }
    return text.lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 5 && words[1].equals("FLOCK") && words[5].equals(key))
        .map(words -> Long.valueOf(words[4]))
        .findFirst();
  }

  private Holder named(long pid) {
    return new Holder(pid, tree.line(tree.path("/proc/" + pid + "/comm")));
  }
}
