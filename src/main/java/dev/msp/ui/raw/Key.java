package dev.msp.ui.raw;

import org.jspecify.annotations.Nullable;

/** The commands behind the prefix key, in the order in which they are listed. */
enum Key {
  HELP('?', "list these keys"),
  QUIT('q', "quit"),
  INFO('i', "show settings, modem inputs and counters"),
  BREAK('b', "send a BREAK of 0.25 s"),
  DTR('d', "raise or drop DTR"),
  RTS('r', "raise or drop RTS"),
  ECHO('e', "local echo: show what is typed"),
  TIMES('t', "time of day before each line"),
  HEX('h', "hex view"),
  PASS_THROUGH('v', "pass-through: let the other end control this terminal"),
  ENTER('m', "what Enter sends: cr, lf, crlf"),
  LINES('n', "what ends a line that comes: auto, cr, lf, crlf"),
  PROTOCOL('p', "protocol: raw bytes, or classic MSP messages"),
  CLEAR('c', "clear the screen");

  private final char key;
  private final String help;

  Key(char key, String help) {
    this.key = key;
    this.help = help;
  }

  char key() {
    return key;
  }

  /** Returns what it does, in lower case, without a full stop. */
  String help() {
    return help;
  }

  /** Returns the command of a key, or null if it has none. */
  static @Nullable Key of(int key) {
    for (Key one : values()) {
      if (one.key == key) {
        return one;
      }
    }
    return key == 'l' ? INFO : null;
  }
}
