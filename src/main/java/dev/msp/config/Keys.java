package dev.msp.config;

import dev.msp.transport.EndpointOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of each kind of section. */
final class Keys {

  static final String ENDPOINT = "endpoint";
  static final String PASSWORD_FILE = "password-file";

  private Keys() {}

  /** Returns the keys of a profile: what it is, and every option of endpoints. */
  static List<String> ofProfile() {
    List<String> keys = new ArrayList<>();
    keys.add(ENDPOINT);
    keys.add(PASSWORD_FILE);
    for (EndpointOption option : EndpointOption.values()) {
      keys.add(option.key());
    }
    return keys;
  }

  /** Returns the keys of the defaults: the options of endpoints that can hold for several. */
  static List<String> ofDefaults() {
    List<String> keys = new ArrayList<>();
    for (EndpointOption option : EndpointOption.values()) {
      if (!choosesPort(option)) {
        keys.add(option.key());
      }
    }
    return keys;
  }

  /** Returns whether an option says which port an endpoint is, which is nothing for all of them. */
  static boolean choosesPort(EndpointOption option) {
    return option == EndpointOption.VID
        || option == EndpointOption.PID
        || option == EndpointOption.SERIAL;
  }

  /** Returns the option of endpoints with that key. */
  static Optional<EndpointOption> option(String key) {
    for (EndpointOption option : EndpointOption.values()) {
      if (option.key().equals(key)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** Returns the key that somebody most likely meant, or an empty text. */
  static String nearest(String typed, List<String> keys) {
    for (EndpointOption option : EndpointOption.values()) {
      if (option.longOption().equals(typed)) {
        return option.key(); // --frame-version is the key version
      }
    }
    return Nearest.to(typed, keys);
  }
}
