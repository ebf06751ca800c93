package dev.msp.config;

/** Fuzzes msp.conf: it is right, or has mistakes at places that exist. */
public final class ConfigTarget {

  private ConfigTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Config.parse("f", input);
    } catch (ConfigException e) {
      for (Mistake mistake : e.mistakes()) {
        ConfigFuzzTest.checkPlace(mistake, input, "this file");
      }
    }
  }
}
