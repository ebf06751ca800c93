package dev.msp.transport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The file that stands for a device, to notice that it is gone or another one has its name: some
 * drivers let a read wait on when the device is unplugged.
 *
 * @param path its path, with no link in it
 * @param key what tells it from another file of that name; null where the system has no such thing
 */
record DeviceNode(Path path, @Nullable Object key) {

  /** Returns the node that a path has now. */
  static DeviceNode of(Path path) throws IOException {
    return new DeviceNode(path, key(path));
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Returns whether the path leads somewhere else now, or nowhere. */
  boolean isGone() {
    if (key == null) {
      return false; // the ports of Windows are no files
    }
    try {
      return !key.equals(key(path));
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false; // whatever that is, it is no unplugging
    }
  }
}
