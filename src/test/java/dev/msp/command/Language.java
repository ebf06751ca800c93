package dev.msp.command;

import dev.msp.frame.Bytes;
import java.time.Duration;
import java.util.List;

/** A little language to test the grammar with. */
final class Language {

  /** A command that is nothing but its grammar. */
  record Plain(Usage usage) implements Verb {
    @Override
    public String summary() {
      return "Do " + usage.name();
    }

    @Override
    public List<String> examples() {
      return List.of();
    }
  }

  static final Slot<String> ENDPOINT = Slot.one("ENDPOINT", Types.TEXT);
  static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);
  static final Slot<Bytes> MESSAGE = Slot.rest("MESSAGE", Types.BYTES);
  static final Slot<Bytes> DIGITS = Slot.rest("DIGITS", Types.HEX);
  static final Slot<Duration> WITHIN = Slot.after("within", "TIME", Types.DURATION);
  static final Slot<Integer> COUNT = Slot.one("COUNT", Types.number(1, 1000));
  static final Slot<Duration> EVERY = Slot.after("every", "TIME", Types.DURATION);
  static final Slot<String> SESSION = Slot.optional("SESSION", Types.TEXT);
  static final Slot<String> FLOW = Slot.one("FLOW", Types.choice("none", "rtscts", "xonxoff"));

  static final Slot<String> FILES = Slot.rest("FILE", Types.FILE);
  static final Slot<Boolean> DEEP = Slot.flag("-r", "with all below");
  static final Slot<Boolean> FORCE = Slot.flag("overwrite", "whatever is there");

  static final Registry<Plain> REGISTRY =
      new Registry<>(
          List.of(
              new Plain(Usage.of("open", ENDPOINT, NAME)),
              new Plain(Usage.of("send", MESSAGE)),
              new Plain(Usage.of("hex", DIGITS, WITHIN)),
              new Plain(Usage.of("expect ack", WITHIN)),
              new Plain(Usage.of("expect noise", WITHIN)),
              new Plain(Usage.of("line flow", FLOW)),
              new Plain(Usage.of("close", SESSION)),
              new Plain(Usage.of("put", FILES, DEEP, FORCE)),
              new Plain(Usage.of("repeat", COUNT, EVERY).block()),
              new Plain(Usage.of("if", MESSAGE).block()),
              new Plain(Usage.of("else")),
              new Plain(Usage.of("end"))));

  static final LineParser<Plain> PARSER = new LineParser<>(REGISTRY);

  private Language() {}

  /** Returns the one command of a line that has nothing wrong with it. */
  static Statement<Plain> statement(String line) {
    ParsedLine<Plain> parsed = PARSER.parse(line);
    parsed
        .mistake()
        .ifPresent(
            mistake -> {
              throw new AssertionError(line + ": " + mistake);
            });
    return parsed.statements().get(0);
  }

  /** Returns what is wrong with a line. */
  static Mistake mistake(String line) {
    return PARSER.parse(line).mistake().orElseThrow(() -> new AssertionError(line + " is right"));
  }
}
