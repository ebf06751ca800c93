package dev.msp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A home directory of a test, with an msp.conf in it. */
final class Home {

  private final Path directory;

  private Home(Path directory) {
    this.directory = directory;
  }

  /** Makes one with this msp.conf. */
  static Home with(Path directory, String... lines) throws IOException {
    Home home = new Home(directory);
    Files.createDirectories(home.conf().getParent());
    Files.writeString(home.conf(), String.join("\n", lines) + "\n");
    return home;
  }

  Path conf() {
    return directory.resolve(".config/msp/msp.conf");
  }

  /** Returns a command line whose user has this home. */
  Cli cli() {
    return new Cli().env("HOME", directory.toString());
  }

  /** Makes a file that only its owner can read. */
  Path secret(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
