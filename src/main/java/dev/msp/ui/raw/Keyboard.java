package dev.msp.ui.raw;

import dev.msp.frame.Bytes;

/**
 * Tells what is typed from commands: the key after the prefix key is a command, and the prefix
 * twice is the prefix itself. Held down or not, Ctrl makes no difference to a command.
 */
final class Keyboard {

  /** What becomes of the keys. */
  interface Listener {

    /** Takes what was typed. */
    void typed(Bytes bytes);

    /**
     * Takes a command.
     *
     * @param key the byte of its key
     */
    void command(int key);
  }

  private static final int LETTERS = 0x60;
  private static final int LAST_CONTROL_LETTER = 0x1A;

  private final int prefix;
  private final Listener listener;
  private boolean afterPrefix;

  /**
   * Has seen no key yet.
   *
   * @param prefix the byte of the prefix key, as Ctrl-T is 14 hex
   */
  Keyboard(int prefix, Listener listener) {
    this.prefix = prefix;
    this.listener = listener;
  }

  /** Takes the next keys. */
  void feed(Bytes keys) {
    int from = 0;
    for (int i = 0; i < keys.length(); i++) {
      int key = keys.at(i);
      if (afterPrefix) {
        afterPrefix = false;
        if (key != prefix) {
          listener.command(key > 0 && key <= LAST_CONTROL_LETTER ? key + LETTERS : key);
          from = i + 1;
        } // else it is typed: the first one was left out
      } else if (key == prefix) {
        afterPrefix = true;
        type(keys, from, i);
        from = i + 1;
      }
    }
    type(keys, from, keys.length());
  }

  private void type(Bytes keys, int from, int to) {
    if (from < to) {
      listener.typed(keys.slice(from, to));
    }
  }
}
