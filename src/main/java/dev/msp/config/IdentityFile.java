package dev.msp.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file {@code id}, which holds the private key of the user: readable to its owner alone, and
 * never made anew where one is, however damaged. What it holds is not looked at here; whoever gets
 * it wipes it.
 */
public final class IdentityFile {

  /** Its name in the directory of configuration. */
  public static final String NAME = "id";

  private final OwnDirectory directory;

  /** Makes the one of a directory of configuration, which need not be there. */
  public IdentityFile(Path directory) {
    this(new OwnDirectory(directory));
  }

  IdentityFile(OwnDirectory directory) {
    this.directory = directory;
  }

  /** Returns where it is. */
  public Path path() {
    return directory.file(NAME);
  }

  /**
   * Returns what it holds, or nothing if it is not there.
   *
   * @throws IOException if it cannot be read, or is not the user's alone
   */
  public Optional<byte[]> read() throws IOException {
    return directory.read(NAME, OwnDirectory.Access.OWNER_ONLY);
  }

  /**
   * Returns what it holds; makes it if it is not there. Of two processes that do this for the first
   * time at once one makes it, and both get the same.
   *
   * @throws IOException if it is there and cannot be read, or is not the user's alone; or if it
   *     cannot be made, and then nothing is left of it
   */
  public byte[] readOrCreate(Supplier<byte[]> content) throws IOException {
    Optional<byte[]> there = read();
    return there.isPresent()
        ? there.get()
        : change(old -> old.isPresent() ? Optional.empty() : Optional.of(content.get()));
  }

  /**
   * Makes it, or puts another in its place.
   *
   * @throws IOException if that cannot be done; the old one is there as before then
   */
  public void replace(byte[] content) throws IOException {
    change(old -> Optional.of(content));
  }

  private byte[] change(OwnDirectory.Change change) throws IOException {
    try {
      return directory.change(NAME, OwnDirectory.Access.OWNER_ONLY, change).orElseThrow();
    } catch (ConfigException e) {
      throw new IllegalStateException("Nothing in it was looked at.", e);
    }
  }
}
