package dev.msp.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Fuzzes known_peers and authorized_peers: each is right, or has mistakes at places that exist. */
public final class PeersTarget {

  private static final Path DIRECTORY = directory();

  private PeersTarget() {}

  private static Path directory() {
    try {
      Path directory = Files.createTempDirectory("fuzz-peers");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file. */
  private interface Reading {
    void read() throws IOException, ConfigException;
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    check(KnownPeers.NAME, input, () -> new KnownPeers(DIRECTORY).all());
    check(AuthorizedPeers.NAME, input, () -> new AuthorizedPeers(DIRECTORY).all());
  }

  private static void check(String name, byte[] input, Reading reading) throws IOException {
    Path file = Files.write(DIRECTORY.resolve(name), input);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    file.toFile().deleteOnExit();
    try {
      reading.read();
    } catch (ConfigException e) {
      for (Mistake mistake : e.mistakes()) {
        ConfigFuzzTest.checkPlace(mistake, input, "this file");
      }
    }
  }
}
