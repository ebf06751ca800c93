package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README says of keys is what they do. */
class ReadmeKeysTest {

  private static final Map<String, Deck.Focus> PLACES =
      Map.of(
          "everywhere", Deck.Focus.LIST,
          "message", Deck.Focus.INPUT,
          "list", Deck.Focus.LIST,
          "bytes", Deck.Focus.BYTES);

  private final Keymap keys = new Keymap(List.of());

  private static List<String[]> table() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .dropWhile(line -> !line.equals("### Keys of the console"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| "))
        .skip(1) // what the columns are
        .map(line -> line.substring(2).split(" \\| | \\|$"))
        .toList();
  }

  /** A letter is itself; the name of a key is written in lower case. */
  private static String name(String shown) {
    return shown.length() == 1 ? shown : shown.toLowerCase(Locale.ROOT);
  }

  @Test
  void everyKeyInItsTableIsBoundToTheCommandBesideIt() throws Exception {
    assertThat(table()).hasSizeGreaterThan(20);
    for (String[] row : table()) {
      assertThat(PLACES).containsKey(row[1]);
      Deck.Focus place = PLACES.getOrDefault(row[1], Deck.Focus.HELP);
      assertThat(keys.command(name(row[0]), place))
          .as("%s in %s", row[0], row[1])
          .hasValue(row[3].replace("`", ""));
    }
  }
}
