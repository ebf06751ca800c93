package dev.msp.transport.serial;

import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Finds ports for who asks several times a second: looks again only when something came to {@code
 * /dev} or {@code /dev/serial/by-id}, or went. Not safe for use by several threads.
 */
final class RememberedPorts implements PortFinder {

  /** A directory that changed this short a time ago may change again and keep its time. */
  private static final long UNSURE_MILLIS = 1_000;

  private static final FileTime ABSENT = FileTime.fromMillis(0);

  private final PortFinder finder;
  private final Path devices;
  private final Path names;
  private final LongSupplier clock;
  private List<FileTime> changed = List.of();
  private List<SerialPortInfo> found = List.of();

  /**
   * Remembers what a finder found.
   *
   * @param clock milliseconds since 1970, as the times of files have it
   */
  RememberedPorts(SystemTree tree, PortFinder finder, LongSupplier clock) {
    this.finder = finder;
    this.devices = tree.path("/dev");
    this.clock = clock;
    this.names = tree.path("/dev/serial/by-id");
  }

  @Override
  public List<SerialPortInfo> ports() {
    List<FileTime> now = List.of(time(devices), time(names));
    if (!now.equals(changed)) {
      found = finder.ports();
      changed = now.stream().allMatch(this::isSure) ? now : List.of();
    }
    return found;
  }

  private static FileTime time(Path directory) {
    try {
      return Files.getLastModifiedTime(directory);
    } catch (IOException e) {
      return ABSENT;
    }
  }

  /** A time in the future is that of a clock that was set back. */
  private boolean isSure(FileTime time) {
    long age = clock.getAsLong() - time.to(TimeUnit.MILLISECONDS);
    return age > UNSURE_MILLIS;
  }
}
