package dev.msp.cli;

import java.util.Map;

/** Where the user's own files are, as the XDG base directory specification has them. */
final class Directories {

  private Directories() {}

  /**
   * Returns the home directory, or an empty text if the environment has none: then there are no
   * files of the user's, as for a service that runs without one.
   */
  static String home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? home : environment.getOrDefault("USERPROFILE", "");
  }

  /** Returns the directory of configuration, or an empty text if there is none. */
  static String configuration(Map<String, String> environment) {
    String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (base.startsWith("/")) {
      return base + "/msp";
    }
    String home = home(environment);
    return home.isEmpty() ? "" : home + "/.config/msp";
  }
}
