package dev.msp.transport.serial;

import dev.msp.transport.SerialPortInfo.Holder;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what a port's error means for the user, and what to do. */
final class SerialFault {

  /** No such file. */
  static final int ENOENT = 2;

  private static final int EIO = 5;
  private static final int ENXIO = 6;
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int ENODEV = 19;
  private static final int EISDIR = 21;
  private static final int EINVAL = 22;
  private static final int ENOTTY = 25;

  private SerialFault() {}

  /** A device that is not there. */
  static TransportException missing(String endpoint) {
    return fault(endpoint, "there is no such port; plug the device in, and see `msp ports`");
  }

  /** A device that is not there, though one is but for its end, which looks like a setting. */
  static TransportException missingWith(String endpoint, String there) {
    return fault(
        endpoint,
        "there is no such port, but "
            + there
            + " is there; settings go like this: "
            + there
            + "?baud=115200");
  }

  /**
   * A file that is no port.
   *
   * @param what what it is, such as {@code a directory}
   */
  static TransportException notSerial(String endpoint, String what) {
    return denied(
        endpoint, "this is " + what + " and no serial port; give one such as /dev/ttyUSB0");
  }

  /** A port that another program has. */
  static TransportException busy(String endpoint, Optional<Holder> holder) {
    return denied(endpoint, who(holder) + " has the port open; close it there first");
  }

  private static String who(Optional<Holder> holder) {
    if (holder.isEmpty()) {
      return "another program";
    }
    if (holder.get().pid() == ProcessHandle.current().pid()) {
      return "this program itself";
    }
    String name = visible(holder.get().name());
    return (name.isEmpty() ? "a program" : name) + " (process " + holder.get().pid() + ')';
  }

  /** A program may call itself anything. */
  private static String visible(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      shown.append(c > ' ' && c < 0x7F ? c : '?');
    }
    return shown.toString();
  }

  /**
   * A port that the system refused to open.
   *
   * @param errno its error number
   */
  static TransportException opening(
      String endpoint, String device, int errno, LineSettings settings, Optional<Holder> holder) {
    return switch (errno) {
      case JSerialPort.OPEN_ALREADY ->
          Files.exists(Path.of(device))
              ? denied(endpoint, "this program itself has the port open; close it there first")
              : missing(endpoint);
      case EAGAIN, EBUSY -> busy(endpoint, holder);
      case EACCES -> forbidden(endpoint, device, group(Path.of(device)));
      case ENXIO, ENODEV ->
          fault(endpoint, "there is no device behind this port; plug it in, or take another port");
      case EIO -> fault(endpoint, "the device does not answer; plug it out and in again");
      case EISDIR -> notSerial(endpoint, "a directory");
      case ENOTTY -> notSerial(endpoint, "another kind of device");
      case EINVAL -> refused(endpoint, settings);
      default ->
          fault(endpoint, "the port cannot be opened (error " + errno + "); see `dmesg | tail`");
    };
  }

  /**
   * A port that this user may not open.
   *
   * @param group the group whose members may, or null if there is no such group
   */
  static TransportException forbidden(String endpoint, String device, @Nullable String group) {
    return denied(
        endpoint,
        "this user may not open the port; "
            + (group == null
                ? "its owner must allow it, as by `sudo setfacl -m u:$USER:rw " + device + '`'
                : "join its group by `sudo usermod -aG " + group + " $USER` and log in again"));
  }

  /** Returns the group whose members may use a device, or null if there is no such group. */
  private static @Nullable String group(Path device) {
    try {
      PosixFileAttributes found = Files.readAttributes(device, PosixFileAttributes.class);
      String name = found.group().getName();
      boolean may =
          found.permissions().contains(PosixFilePermission.GROUP_READ)
              && found.permissions().contains(PosixFilePermission.GROUP_WRITE);
      return may && !name.equals("root") ? name : null;
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Settings that the driver does not take. */
  static TransportException refused(String endpoint, LineSettings settings) {
    return denied(
        endpoint, "the driver does not take " + settings + "; try another rate or format");
  }

  /** Settings that no port can have. */
  static TransportException impossible(String endpoint, LineSettings settings) {
    return denied(
        endpoint, settings.format() + " is impossible: 1.5 stop bits go with 5 data bits only");
  }

  /** The native library cannot be loaded. */
  static TransportException library(String endpoint, NativeLibraryException e) {
    return denied(endpoint, String.valueOf(e.getMessage()));
  }

  /** A port that went away while it was in use. */
  static TransportException vanished(String endpoint) {
    return fault(endpoint, "the port is gone; plug the device in again");
  }

  /** A path that leads through a directory this user may not enter. */
  static TransportException hidden(String endpoint) {
    return denied(endpoint, "this user may not look there; see who may by `ls -ld`");
  }

  /** A port that we closed. */
  static TransportException closed(String endpoint) {
    return fault(endpoint, "the port is closed; open it again");
  }

  /** A control line that cannot be set, or a BREAK that cannot be sent. */
  static TransportException unable(String endpoint, String what) {
    return fault(endpoint, "this port has no " + what + "; a pseudo-terminal has none, UARTs do");
  }

  /** One that waiting for the port would not heal. */
  private static TransportException denied(String endpoint, String what) {
    return TransportException.denied(endpoint + ": " + what);
  }

  private static TransportException fault(String endpoint, String what) {
    return new TransportException(endpoint + ": " + what);
  }
}
