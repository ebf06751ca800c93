package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.graphics.BasicTextImage;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Lanterna does with our cells. */
class CellTest {

  private final BasicTextImage row = new BasicTextImage(6, 1);

  private void put(int column, String text) {
    int at = column;
    for (Cluster cluster : Cluster.of(text)) {
      TextCharacter cell = Cell.of(cluster, Style.PLAIN, EnumSet.noneOf(SGR.class));
      row.setCharacterAt(at, 0, cell);
      at += cluster.width();
    }
  }

  private String shown() {
    return IntStream.range(0, 6)
        .mapToObj(column -> row.getCharacterAt(column, 0).getCharacterString())
        .collect(Collectors.joining("|"));
  }

  @Test
  void aWideCharacterStandsInItsFirstCellAndBlankInItsSecond() {
    put(0, "ab漢cd");
    assertThat(shown()).isEqualTo("a|b|漢| |c|d");
  }

  @Test
  void nothingOfAWideCharacterStaysBesideWhatIsPutOverIt() {
    put(0, "ab漢cd");
    put(0, "ab");
    put(2, "  ");
    assertThat(shown()).isEqualTo("a|b| | |c|d");
    put(2, "漢");
    put(3, "x");
    assertThat(shown()).isEqualTo("a|b| |x|c|d");
  }
}
