package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointOption;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short files for tests. */
final class Conf {

  private static final String NAME = "msp.conf";

  private Conf() {}

  /** Reads a text that must be right. */
  static Config right(String text) {
    return right(text.getBytes(StandardCharsets.UTF_8));
  }

  static Config right(byte[] bytes) {
    try {
      return Config.parse(NAME, bytes);
    } catch (ConfigException e) {
      throw new AssertionError(wrong(e).toString(), e);
    }
  }

  /** Reads a text that must be wrong; returns its mistakes as {@code LINE:COLUMN+WIDTH MESSAGE}. */
  static List<String> wrong(String text) {
    return wrong(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> wrong(byte[] bytes) {
    try {
      Config config = Config.parse(NAME, bytes);
      throw new AssertionError("no mistake was found; profiles: " + config.profileNames());
    } catch (ConfigException e) {
      Mistake first = e.mistakes().get(0);
      assertThat(e).hasMessage(first.in(NAME));
      return wrong(e);
    }
  }

  private static List<String> wrong(ConfigException e) {
    return e.mistakes().stream()
        .map(m -> m.line() + ":" + m.column() + "+" + m.width() + " " + m.message())
        .toList();
  }

  /** Returns the name that a profile with this value of name= gets. */
  static String text(String value) {
    Config config = right("[profile p]\nendpoint = loop:\nname = " + value + "\n");
    return config.profile("p").orElseThrow().endpoint().options().text(EndpointOption.NAME).get();
  }
}
