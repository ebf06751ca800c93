package dev.msp.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an expectation looks for in what came. */
public sealed interface Expected {

  /**
   * Where it was found.
   *
   * @param from index of the first byte
   * @param to index behind the last byte
   * @param captures what the named groups of a regular expression took
   */
  record Hit(int from, int to, Map<String, String> captures) {}

  /** Returns the first place where it stands, if there is one. */
  Optional<Hit> find(Bytes came);

  /** Returns it as it would be written in the language. */
  String written();

  /** Returns the bytes it stands for, where there is but one way to fit. */
  default Optional<Bytes> literal() {
    return Optional.empty();
  }

  /** Returns the variables that get a value when it is found. */
  default Set<String> names() {
    return Set.of();
  }

  /**
   * Bytes anywhere in what came.
   *
   * @param wanted the bytes
   */
  record Part(Bytes wanted) implements Expected {
    @Override
    public Optional<Hit> find(Bytes came) {
      // Latin-1 turns every byte into one character.
      String text = new String(came.toArray(), StandardCharsets.ISO_8859_1);
      int at = text.indexOf(new String(wanted.toArray(), StandardCharsets.ISO_8859_1));
      return at < 0 ? Optional.empty() : Optional.of(new Hit(at, at + wanted.length(), Map.of()));
    }

    @Override
    public String written() {
      return Quoted.of(wanted);
    }

    @Override
    public Optional<Bytes> literal() {
      return Optional.of(wanted);
    }
  }

  /**
   * Bytes anywhere in what came, some of which may be any.
   *
   * @param wanted the bytes; zero where a bit may be any
   * @param mask of the same length: the bits that count
   */
  record Masked(Bytes wanted, Bytes mask) implements Expected {
    @Override
    public Optional<Hit> find(Bytes came) {
      for (int at = 0; at + wanted.length() <= came.length(); at++) {
        if (fits(came, at)) {
          return Optional.of(new Hit(at, at + wanted.length(), Map.of()));
        }
      }
      return Optional.empty();
    }

    private boolean fits(Bytes came, int at) {
      for (int i = 0; i < wanted.length(); i++) {
        if ((came.at(at + i) & mask.at(i)) != wanted.at(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String written() {
      StringBuilder text = new StringBuilder("x\"");
      for (int i = 0; i < wanted.length(); i++) {
        text.append(i == 0 ? "" : " ");
        text.append(digit(wanted.at(i) >> 4, mask.at(i) >> 4));
        text.append(digit(wanted.at(i) & 15, mask.at(i) & 15));
      }
      return text.append('"').toString();
    }

    private static char digit(int value, int mask) {
      return mask == 0 ? '?' : Character.toUpperCase(Character.forDigit(value, 16));
    }
  }

  /**
   * A regular expression. RE2 takes time in proportion to the text, whatever the expression is: no
   * peer can make a script hang.
   *
   * @param pattern the expression
   */
  record Regex(Pattern pattern) implements Expected {
    @Override
    public Optional<Hit> find(Bytes came) {
      Optional<String> utf8 = came.text();
      String text = utf8.orElseGet(() -> new String(came.toArray(), StandardCharsets.ISO_8859_1));
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      Map<String, String> captures = new TreeMap<>();
      for (String name : names()) {
        String group = matcher.group(name);
        captures.put(name, group == null ? "" : group);
      }
      int from = utf8.isPresent() ? length(text, matcher.start()) : matcher.start();
      int to = utf8.isPresent() ? length(text, matcher.end()) : matcher.end();
      return Optional.of(new Hit(from, to, captures));
    }

    private static int length(String text, int end) {
      return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String written() {
      return "/" + pattern.pattern() + "/";
    }

    @Override
    public Set<String> names() {
      return pattern.namedGroups().keySet();
    }
  }
}
