package dev.msp.ui.console;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.frame.Bytes;
import java.util.Locale;
import java.util.Optional;

/** How what is typed becomes a message. */
enum Mode {
  /** As it is, in UTF-8. */
  TEXT("> ") {
    @Override
    Bytes read(String typed) {
      return Bytes.utf8(typed);
    }

    @Override
    Optional<String> write(Bytes message) {
      return message.text().filter(text -> text.codePoints().noneMatch(Mode::isHidden));
    }
  },

  /** With the escapes that the command language has in double quotes. */
  ESCAPES("escapes> ") {
    @Override
    Bytes read(String typed) throws UnfitException {
      try {
        return Quoted.unescaped(typed);
      } catch (MistakeException e) {
        throw new UnfitException(e.mistake().sentence());
      }
    }

    @Override
    Optional<String> write(Bytes message) {
      return Optional.of(Quoted.escaped(message));
    }
  },

  /** Hexadecimal digits, two a byte: {@code AA 55}. */
  HEX("hex> ") {
    @Override
    Bytes read(String typed) throws UnfitException {
      String digits = typed.replaceAll("\\s", "");
      Optional<String> wrong =
          digits.codePoints().filter(Mode::isNoDigit).mapToObj(Character::toString).findFirst();
      if (wrong.isPresent()) {
        throw new UnfitException(wrong.get() + " is no hexadecimal digit");
      }
      if (digits.length() % 2 != 0) {
        throw new UnfitException("half a byte: two digits make one");
      }
      return Bytes.hex(digits);
    }

    @Override
    Optional<String> write(Bytes message) {
      return Optional.of(message.toHex().toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0 "));
    }
  };

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /** Returns what stands in front of the line. */
  String label() {
    return label;
  }

  /** Returns the name of it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the message that is typed.
   *
   * @throws UnfitException if it is none; the message is a clause that says why
   */
  abstract Bytes read(String typed) throws UnfitException;

  /** Returns how a message is typed, if it can be. */
  abstract Optional<String> write(Bytes message);

  /** Returns the mode that shows all of a message, and is the easiest to read. */
  static Mode fitting(Bytes message) {
    if (TEXT.write(message).isPresent()) {
      return TEXT;
    }
    return message.text().isPresent() ? ESCAPES : HEX;
  }

  /** Returns the next one. */
  Mode next() {
    return values()[(ordinal() + 1) % values().length];
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isNoDigit(int c) {
    return c > 'f' || Character.digit(c, 16) < 0;
  }
}
