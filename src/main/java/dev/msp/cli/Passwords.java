package dev.msp.cli;

import dev.msp.crypto.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a password comes from: asked for, a file, a file descriptor, {@code MSP_PASSWORD}; never
 * the command line, which every user of the machine can read.
 */
final class Passwords {

  private static final int LONGEST = 4096;
  private static final Option ASK = Option.flag("ask-password", "ask for the password");
  private static final Option FILE =
      new Option(
          "password-file", "FILE", "read the password from a file that only its owner reads");
  private static final Option DESCRIPTOR =
      new Option("password-fd", "N", "read the password from file descriptor N");
  private static final String VARIABLE = "MSP_PASSWORD";

  private Passwords() {}

  /** Returns the options of every command that takes a password. */
  static List<Option> options() {
    return List.of(ASK, FILE, DESCRIPTOR);
  }

  /** Refuses to read the password from where the messages come from: one would eat the other. */
  static void keepFromInput(Words words) throws UserError {
    String descriptor = words.value(DESCRIPTOR);
    if (descriptor != null && descriptor.matches("0+")) {
      throw UserError.usage(
          "standard input cannot hold both the password and what is to be read; use --password-fd"
              + " 3 with 3<FILE, or --password-file");
    }
  }

  /** Returns the password, or null if none is wanted; the command line beats the environment. */
  static @Nullable Secret find(Words words, Streams streams) throws UserError {
    for (Option option : options()) {
      if (words.isGiven(option) && isWanted(option, words)) {
        return from(option, words);
      }
    }
    for (Option option : options()) {
      if (!words.isGiven(option) && isWanted(option, words)) {
        return from(option, words);
      }
    }
    return fromVariable(words, streams);
  }

  private static boolean isWanted(Option option, Words words) throws UserError {
    return option.isFlag() ? words.flag(option) : words.value(option) != null;
  }

  private static Secret from(Option option, Words words) throws UserError {
    String value = String.valueOf(words.value(option));
    if (option.equals(ASK)) {
      return ask();
    }
    return option.equals(FILE) ? fromFile(value) : fromDescriptor(value);
  }

  private static @Nullable Secret fromVariable(Words words, Streams streams) throws UserError {
    String variable = words.environment().get(VARIABLE);
    if (variable == null || variable.isEmpty()) {
      return null;
    }
    streams.complain(
        "the password comes from "
            + VARIABLE
            + "; --password-file keeps it out of the environment");
    return secret(variable.toCharArray(), VARIABLE);
  }

  private static Secret ask() throws UserError {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null || typed.length == 0) {
      throw UserError.usage(
          "no password was typed; without a terminal use --password-file or " + VARIABLE);
    }
    return secret(typed, "the password");
  }

  static Secret secret(char[] typed, String source) throws UserError {
    try {
      return Secret.password(typed);
    } catch (IllegalArgumentException e) {
      throw UserError.usage(source + " is not valid text");
    }
  }

  /** Returns the first line of a password file, which only its owner may read. */
  static Secret fromFile(String name) throws UserError {
    return fromFile(name, "password file " + name);
  }

  /**
   * Returns the first line of a file that only its owner may read.
   *
   * @param called what a sentence calls it
   */
  static Secret fromFile(String name, String called) throws UserError {
    try {
      Path path = Path.of(name);
      checkOwner(path, called);
      try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        return read(in, called);
      }
    } catch (NoSuchFileException e) {
      throw UserError.usage(called + " does not exist");
    } catch (IOException e) {
      throw UserError.usage(called + ' ' + FileFault.sentence(e));
    } catch (InvalidPathException e) {
      throw UserError.usage(called + ' ' + FileFault.NO_NAME);
    }
  }

  private static void checkOwner(Path path, String called) throws IOException, UserError {
    PosixFileAttributes file =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!file.isRegularFile()) {
      throw UserError.usage(
          called
              + " is a link or no regular file"
              + (called.startsWith("password") ? "; for those: --password-fd 3 3<FILE" : ""));
    }
    Set<PosixFilePermission> wide = file.permissions();
    wide.remove(PosixFilePermission.OWNER_READ);
    wide.remove(PosixFilePermission.OWNER_WRITE);
    if (!wide.isEmpty()) {
      throw UserError.usage(called + " can be read by others; do: chmod 600 " + path);
    }
    String me = System.getProperty("user.name", "");
    String owner = file.owner().getName();
    if (!owner.equals(me) && !me.equals("root")) {
      throw UserError.usage(called + " belongs to " + owner + ", not to " + me);
    }
  }

  private static Secret fromDescriptor(String number) throws UserError {
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        throw UserError.usage("--password-fd takes a number, not " + number);
      }
    }
    try (InputStream in = Files.newInputStream(Path.of("/dev/fd/" + number))) {
      return read(in, "file descriptor " + number);
    } catch (IOException e) {
      throw UserError.usage(
          "file descriptor " + number + " cannot be read; open it with " + number + "<FILE");
    }
  }

  /** The first line is the password. */
  private static Secret read(InputStream in, String source) throws IOException, UserError {
    byte[] content = in.readNBytes(LONGEST + 1);
    int length = 0;
    while (length < content.length && content[length] != '\n' && content[length] != '\r') {
      length++;
    }
    byte[] line = Arrays.copyOf(content, length);
    Arrays.fill(content, (byte) 0);
    if (length == 0 || length > LONGEST) {
      throw UserError.usage(source + " has no password in its first line");
    }
    try {
      return Secret.password(line);
    } catch (IllegalArgumentException e) {
      throw UserError.usage("the password in " + source + " is not UTF-8");
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }
}
