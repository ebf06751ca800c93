package dev.msp.cli;

import dev.msp.config.Config;
import dev.msp.config.ConfigException;
import dev.msp.config.Nearest;
import dev.msp.config.Profile;
import dev.msp.crypto.Secret;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.EndpointParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The msp.conf of one command line: which file that is, and what it says of endpoints. Where there
 * is none this costs one look at the disk; a file with mistakes ends the command before it begins.
 */
final class ConfigFile {

  static final Option CONFIG =
      new Option("config", "FILE", "the file of profiles and defaults, in place of the usual one");
  static final Option PROFILE =
      new Option("profile", "NAME", "the endpoint: [profile NAME] of msp.conf");

  /** So many names of profiles are told to one who took another. */
  private static final int NAMES_TOLD = 8;

  private final String path;
  private final boolean exists;
  private final Config config;

  private ConfigFile(String path, boolean exists, Config config) {
    this.path = path;
    this.exists = exists;
    this.config = config;
  }

  /** Returns a file that was read already. */
  static ConfigFile holding(String path, Config config) {
    return new ConfigFile(path, true, config);
  }

  /** Returns what it says. */
  Config config() {
    return config;
  }

  /** Returns where it is, for messages. */
  String place() {
    return path;
  }

  /** Returns the options of a command that takes endpoints. */
  static List<Option> options() {
    return List.of(PROFILE, CONFIG);
  }

  /**
   * Reads the file of a command line: the one that it or {@code MSP_CONFIG} names, which must be
   * there; else the one in the user's directory, which need not.
   *
   * @throws UserError if it cannot be read or has a mistake
   */
  static ConfigFile of(Words words) throws UserError {
    String path = path(words);
    // since Java 25 an empty path is the current directory, and exists
    boolean exists = !path.isEmpty() && new File(path).exists();
    if (words.value(CONFIG) == null && !exists) {
      return new ConfigFile(path, false, Config.EMPTY);
    }
    try {
      return new ConfigFile(path, true, read(path));
    } catch (ConfigException e) {
      int more = e.total() - 1;
      throw UserError.usage(
          e.getMessage() + (more == 0 ? "" : "; " + more + " more: msp config check " + path));
    }
  }

  /** Returns where the file is or would be; empty if there is no place for it. */
  static String path(Words words) {
    String named = words.value(CONFIG);
    if (named != null) {
      return named;
    }
    String directory = Directories.configuration(words.environment());
    return directory.isEmpty() ? "" : directory + "/msp.conf";
  }

  /** Reads one file, and has words for one that cannot be read. */
  static Config read(String path) throws ConfigException, UserError {
    if (path.isEmpty()) {
      throw UserError.usage("the configuration file has no name");
    }
    try {
      return Config.read(Path.of(path));
    } catch (NoSuchFileException e) {
      throw UserError.usage("configuration file " + path + " does not exist");
    } catch (IOException e) {
      throw UserError.usage("configuration file " + path + ' ' + FileFault.sentence(e));
    } catch (InvalidPathException e) {
      throw UserError.usage("configuration file " + path + ' ' + FileFault.NO_NAME);
    }
  }

  /** Returns the words of {@code send} with the endpoint in front, also where a profile is it. */
  Words endpointFirst(Words words) throws UserError {
    String profile = words.value(PROFILE);
    if (profile == null) {
      return words;
    }
    check(profile, words);
    List<String> all = new ArrayList<>();
    all.add(profile);
    all.addAll(words.positional());
    if (!words.isGiven(PROFILE) && all.size() > 2 && isEndpoint(all.get(1))) {
      throw UserError.usage(
          "MSP_PROFILE is "
              + profile
              + ", but "
              + all.get(1)
              + " may be meant as the endpoint; unset MSP_PROFILE, or send all words with --profile "
              + profile);
    }
    return new Words(all, words.options(), words.environment());
  }

  /**
   * Returns the endpoints of a command that takes any number: its words, or else a profile, or else
   * the default.
   */
  List<String> endpoints(Words words, String... byDefault) throws UserError {
    String profile = words.value(PROFILE);
    if (!words.positional().isEmpty()) {
      if (profile != null && words.isGiven(PROFILE)) {
        throw UserError.usage(
            "--profile is the endpoint where there is no other; write both as words: "
                + profile
                + ' '
                + words.positional().get(0));
      }
      return words.positional();
    }
    if (profile != null) {
      check(profile, words);
    }
    return profile == null ? List.of(byDefault) : List.of(profile);
  }

  private void check(String profile, Words words) throws UserError {
    String name = name(profile);
    if (config.profile(name).isEmpty()) {
      throw UserError.usage(
          words.source(PROFILE) + ": there is no profile " + name + in() + hint(name));
    }
  }

  private boolean isEndpoint(String word) {
    try {
      EndpointParser.parse(word, new Places(config));
      return true;
    } catch (EndpointException e) {
      return false;
    }
  }

  /** Returns the names of all profiles, and where each leads. */
  Map<String, String> profiles() {
    Map<String, String> profiles = new TreeMap<>();
    for (String name : config.profileNames()) {
      profiles.put(name, config.profile(name).orElseThrow().endpoint().address());
    }
    return profiles;
  }

  /**
   * Returns the endpoint that a text means, with no other options than those in the text.
   *
   * @throws UserError if it is neither an endpoint nor the name of a profile
   */
  Endpoint endpoint(String text) throws UserError {
    Places places = new Places(config);
    try {
      return EndpointParser.parse(text, places);
    } catch (EndpointException e) {
      if (places.unknown.isEmpty()) {
        throw UserError.usage(String.valueOf(e.getMessage()));
      }
      throw UserError.usage(
          e.found() + " is neither an endpoint nor a profile" + in() + hint(places.unknown));
    }
  }

  /** Returns the end of a sentence on a name that is not there. */
  private String in() {
    if (path.isEmpty()) {
      return "";
    }
    return exists ? " in " + path : ": there is no " + path;
  }

  private String hint(String name) {
    List<String> names = config.profileNames();
    String nearest = Nearest.to(name, names);
    if (!nearest.isEmpty()) {
      return "; did you mean " + nearest + '?';
    }
    if (names.isEmpty()) {
      return "; write an endpoint like tcp://192.168.1.5:9009 or /dev/ttyUSB0";
    }
    int more = names.size() - NAMES_TOLD;
    return ", which has "
        + String.join(", ", more > 0 ? names.subList(0, NAMES_TOLD) : names)
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns an endpoint with what the file sets for it, where nothing else did. */
  Endpoint complete(String text, Endpoint endpoint) throws UserError {
    EndpointOptions options = endpoint.options();
    Optional<Profile> profile = config.profile(name(text));
    if (profile.isPresent()) {
      options = options.orElse(profile.get().endpoint().options());
      options = options.orElse(named(profile.get().name()));
    }
    return endpoint.with(options.orElse(config.defaults().on(endpoint.scheme())));
  }

  private static EndpointOptions named(String name) {
    try {
      return EndpointOptions.NONE.with(EndpointOption.NAME, name);
    } catch (EndpointException e) {
      throw new IllegalStateException("A profile may not be called " + name + '.', e);
    }
  }

  /** Returns the password of the profile that a text names, or null. */
  @Nullable Secret password(String text, Words words) throws UserError {
    Optional<Profile> profile = config.profile(name(text));
    if (profile.isEmpty() || profile.get().passwordFile().isEmpty()) {
      return null;
    }
    return Passwords.fromFile(whole(profile.get().passwordFile().get(), words));
  }

  /** Returns a path of the file with the user's directory in place of {@code ~}. */
  static String whole(String path, Words words) {
    return path.startsWith("~/") ? Directories.home(words.environment()) + path.substring(1) : path;
  }

  /** Returns the name of the profile that a text means, if it means one. */
  private static String name(String text) {
    int question = text.indexOf('?');
    return question < 0 ? text : text.substring(0, question);
  }

  /** Finds where profiles lead, without their options: those are weaker than the command line's. */
  private static final class Places implements Function<String, Optional<Endpoint>> {
    private final Config config;
    private String unknown = "";

    Places(Config config) {
      this.config = config;
    }

    @Override
    public Optional<Endpoint> apply(String name) {
      Optional<Profile> profile = config.profile(name);
      if (profile.isEmpty()) {
        unknown = name;
        return Optional.empty();
      }
      return Optional.of(profile.get().endpoint().with(EndpointOptions.NONE));
    }
  }
}
