package dev.msp.config;

import dev.msp.transport.EndpointOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one msp.conf says. Immutable. */
public final class Config {

  /** What holds where there is no file. */
  public static final Config EMPTY =
      new Config(
          Collections.emptyMap(),
          EndpointOptions.NONE,
          Collections.emptyMap(),
          Collections.emptyList(),
          Collections.emptyMap(),
          Collections.emptyMap());

  /** Largest file, in bytes. */
  public static final int LARGEST = 1 << 20;

  private final Map<String, Profile> profiles;
  private final EndpointOptions defaults;
  private final Map<String, String> console;
  private final List<KeySetting> keys;
  private final Map<String, Grants> peers;
  private final Map<String, PeerCommand> commands;

  private Config(
      Map<String, Profile> profiles,
      EndpointOptions defaults,
      Map<String, String> console,
      List<KeySetting> keys,
      Map<String, Grants> peers,
      Map<String, PeerCommand> commands) {
    this.profiles = profiles;
    this.defaults = defaults;
    this.console = console;
    this.keys = keys;
    this.peers = peers;
    this.commands = commands;
  }

  /**
   * Reads a file: a regular one of at most {@value #LARGEST} bytes, or {@code /dev/null}, which is
   * empty.
   *
   * @throws IOException if it cannot be read, is larger, or is no such file
   * @throws ConfigException if something in it is wrong
   */
  public static Config read(Path file) throws IOException, ConfigException {
    if (file.toString().equals("/dev/null")) {
      return EMPTY;
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "it is no regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new FileSystemException(file.toString(), null, "it is larger than 1 MiB");
      }
      return parse(file.toString(), bytes);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @param file how messages call it
   * @param bytes at most {@value #LARGEST}
   * @throws ConfigException if something in it is wrong
   */
  public static Config parse(String file, byte[] bytes) throws ConfigException {
    List<TextLine> lines = TextLine.split(bytes);
    Mistakes mistakes = new Mistakes(file, lines);
    ConsoleSection console = new ConsoleSection(mistakes, lines);
    PeerSections peers = new PeerSections(mistakes);
    Interpreter interpreter = new Interpreter(mistakes, console, peers);
    if (isUtf16(bytes)) {
      mistakes.add(1, 0, 0, "the file is UTF-16; save it as UTF-8");
    } else {
      interpreter.read(new SectionReader(mistakes).read(lines));
    }
    mistakes.check();
    return new Config(
        interpreter.profiles(),
        interpreter.defaults(),
        console.look(),
        console.keys(),
        peers.peers(),
        peers.commands());
  }

  /** Each line of it would be a mistake; one is enough. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE || (mark != 0 && (bytes[0] == 0 || bytes[1] == 0));
  }

  /** Returns the keys that may stand in a {@code [profile NAME]}. */
  public static List<String> profileKeys() {
    return List.copyOf(Keys.ofProfile());
  }

  /** Returns the keys that may stand in {@code [defaults]}. */
  public static List<String> defaultKeys() {
    return List.copyOf(Keys.ofDefaults());
  }

  /** Returns the keys that may stand in {@code [console]}. */
  public static List<String> consoleKeys() {
    return ConsoleSection.names();
  }

  /** Returns the keys that may stand in an {@code [exec NAME]}. */
  public static List<String> execKeys() {
    return ExecSection.names();
  }

  /** Returns what {@code [console]} sets: right values by key. */
  public Map<String, String> console() {
    return Collections.unmodifiableMap(console);
  }

  /** Returns what {@code [keys]} sets, in the order of the file. */
  public List<KeySetting> keys() {
    return Collections.unmodifiableList(keys);
  }

  /** Returns what {@code [peer FINGERPRINT]} grants, by fingerprint, sorted. */
  public Map<String, Grants> peers() {
    return Collections.unmodifiableMap(peers);
  }

  /** Returns what each {@code [exec NAME]} runs, by name, sorted. */
  public Map<String, PeerCommand> commands() {
    return Collections.unmodifiableMap(commands);
  }

  /** Returns the names of all profiles, sorted. */
  public List<String> profileNames() {
    return new ArrayList<>(profiles.keySet());
  }

  /** Returns the profile with that name. */
  public Optional<Profile> profile(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  /** Returns what {@code [defaults]} sets, whatever endpoint it is meant for. */
  public EndpointOptions defaults() {
    return defaults;
  }
}
