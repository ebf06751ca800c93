package dev.msp.transport.serial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The native library, unpacked to where only this user can write, before jSerialComm would unpack
 * it to the temporary directory for all to write. Once a process.
 *
 * <p>Only on Linux: other systems have temporary directories of one user.
 */
final class NativeLibrary {

  /** The property by which jSerialComm is told where its library is. */
  static final String PROPERTY = "jSerialComm.library.path";

  /** The version of jSerialComm in use. */
  static final String VERSION = "2.11.4";

  private static final String FILE = "libjSerialComm.so";

  private static boolean loaded;
  private static @Nullable NativeLibraryException failure;

  private NativeLibrary() {}

  /**
   * Unpacks the library.
   *
   * @return the directory to load it from, or null if nothing is to be done: it is loaded already,
   *     the user has said where it is, or the system is not Linux
   * @throws NativeLibraryException if there is nowhere to unpack it to, or loading it failed before
   */
  static synchronized @Nullable Path prepare() throws NativeLibraryException {
    if (failure != null) {
      throw new NativeLibraryException(String.valueOf(failure.getMessage()), failure);
    }
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    if (loaded || !linux || System.getProperty(PROPERTY) != null) {
      return null;
    }
    return unpack(LibraryDirectories.standard());
  }

  /** The library is loaded: nothing is to be done any more. */
  static synchronized void loaded() {
    loaded = true;
  }

  /** Loading failed, and would fail again. */
  static synchronized NativeLibraryException failed(Path directory, LinkageError e) {
    NativeLibraryException why =
        new NativeLibraryException(
            "the serial library in "
                + directory
                + " cannot be loaded ("
                + firstLine(String.valueOf(e.getMessage()))
                + "); it needs glibc",
            e);
    failure = why;
    return why;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Unpacks the library for this processor to the first directory that will do. */
  static Path unpack(LibraryDirectories directories) throws NativeLibraryException {
    byte[][] builds = builds();
    CRC32 sum = new CRC32();
    for (byte[] build : builds) {
      sum.update(build);
    }
    String name = "jserialcomm-" + VERSION + '-' + Long.toHexString(sum.getValue());
    String[] names = architectures();
    String[] files = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      files[i] = "Linux/" + names[i] + '/' + FILE;
    }
    return directories.keep(name, files, builds);
  }

  private static byte[][] builds() throws NativeLibraryException {
    String[] names = architectures();
    byte[][] builds = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      try (InputStream in =
          NativeLibrary.class.getResourceAsStream("/Linux/" + names[i] + '/' + FILE)) {
        builds[i] = in == null ? new byte[0] : withoutSignals(in.readAllBytes());
      } catch (IOException e) {
        throw new NativeLibraryException("the serial library cannot be read; reinstall msp", e);
      }
      if (builds[i].length == 0) {
        throw new NativeLibraryException(
            "there is no serial library for " + names[i] + " processors; use a TCP endpoint");
      }
    }
    return builds;
  }

  /** Returns what jSerialComm calls this processor; an ARM may be one of several. */
  private static String[] architectures() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "amd64", "x86_64" -> new String[] {"x86_64"};
      case "x86", "i386", "i486", "i586", "i686" -> new String[] {"x86"};
      case "aarch64" -> new String[] {"armv8_64"};
      case "arm", "arm32" -> new String[] {"armv7hf", "armv6hf", "armv5", "armv8_32"};
      default -> new String[] {arch};
    };
  }

  /**
   * Returns the library without its habit of ignoring SIGHUP, SIGCONT, SIGTTIN, SIGTTOU, SIGUSR1
   * and SIGUSR2 for the whole process once it is loaded. Nothing in Java can take that back: after
   * it a session whose terminal is gone would live on and hold its port. The name of the function
   * that it calls for this, and for nothing else, is replaced by that of one which takes a number
   * and does nothing. A build that has the name not exactly once is left as it is.
   */
  static byte[] withoutSignals(byte[] library) {
    byte[] name = {0, 's', 'i', 'g', 'a', 'c', 't', 'i', 'o', 'n', 0};
    byte[] harmless = {0, 'i', 's', 'a', 'l', 'n', 'u', 'm', 0};
    int first = indexOf(library, name, 0);
    if (first < 0 || indexOf(library, name, first + 1) >= 0) {
      return library;
    }
    byte[] changed = library.clone();
    System.arraycopy(harmless, 0, changed, first, harmless.length);
    return changed;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      int same = 0;
      while (same < wanted.length && bytes[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return i;
      }
    }
    return -1;
  }
}
