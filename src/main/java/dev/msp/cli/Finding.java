package dev.msp.cli;

/**
 * What {@code msp doctor} found out about one thing.
 *
 * @param check what was looked at, one word
 * @param ok whether it is as it should be
 * @param found how it is, a phrase
 * @param remedy what to do, with the exact command; empty where nothing is
 */
record Finding(String check, boolean ok, String found, String remedy) {

  /** It is as it should be. */
  static Finding fine(String check, String found) {
    return new Finding(check, true, found, "");
  }

  /** It is not, and this helps. */
  static Finding wrong(String check, String found, String remedy) {
    return new Finding(check, false, found, remedy);
  }
}
