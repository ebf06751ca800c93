package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeStreamTest {

  /** Pieces of text and of no text, of which streams are made. */
  private static final List<Bytes> WORDS =
      List.of(
          Bytes.utf8("login: "),
          Bytes.utf8("é日本"),
          Bytes.utf8("e\u0301\u0323"),
          Bytes.utf8("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
          Bytes.utf8("क\u094D\u200Dष"),
          Bytes.utf8("\u200D\u200C\u0301"),
          Bytes.utf8("☺\uFE0F"),
          Bytes.utf8("a" + "\u0301".repeat(12)),
          Bytes.utf8("\u001B[31m\\\u202E\u0007"),
          Bytes.hex("ff"),
          Bytes.hex("e697"),
          Bytes.hex("f09f9180f0"),
          Bytes.hex("eda080c080f5"),
          Bytes.utf8("\r"),
          Bytes.utf8("\n"),
          Bytes.utf8("\r\n"),
          Bytes.utf8("\t"));

  /** Writes down what a stream shows: {@code |} is the end of a line, {@code >} a tabulator. */
  private static final class Shown implements SafeStream.Sink {
    private final StringBuilder all = new StringBuilder();

    @Override
    public void text(String safe) {
      all.append(safe);
    }

    @Override
    public void tab() {
      all.append('>');
    }

    @Override
    public void lineEnd() {
      all.append('|');
    }
  }

  private final Shown shown = new Shown();

  private SafeStream stream(LineEnd end) {
    return new SafeStream(SafeText.UTF_8, end, shown);
  }

  private String feed(LineEnd end, String... pieces) {
    shown.all.setLength(0);
    SafeStream stream = stream(end);
    for (String piece : pieces) {
      stream.feed(Bytes.utf8(piece));
    }
    return shown.all.toString();
  }

  @Test
  void whereThePiecesAreCutMakesNoDifference() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      LineEnd end = LineEnd.values()[random.nextInt(LineEnd.values().length)];
      Bytes all = text(random);
      String whole = cut(all, end, List.of(all.length()));
      assertThat(cut(all, end, randomCuts(random, all.length())))
          .as("seed %d round %d %s %s", seed, round, end, all.toHex())
          .isEqualTo(whole);
    }
  }

  private String cut(Bytes all, LineEnd end, List<Integer> cuts) {
    shown.all.setLength(0);
    SafeStream stream = stream(end);
    int from = 0;
    for (int to : cuts) {
      stream.feed(all.slice(from, to));
      from = to;
    }
    stream.quiet();
    return shown.all.toString();
  }

  private static Bytes text(Random random) {
    Bytes all = Bytes.EMPTY;
    int words = 1 + random.nextInt(8);
    for (int i = 0; i < words; i++) {
      all = all.plus(WORDS.get(random.nextInt(WORDS.size())));
    }
    return all;
  }

  private static List<Integer> randomCuts(Random random, int length) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        cuts.add(i);
      }
    }
    cuts.add(length);
    return cuts;
  }

  @Test
  void aLineIsWhatSafeTextMakesOfIt() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Bytes word = WORDS.get(random.nextInt(13)).plus(WORDS.get(random.nextInt(13)));
      assertThat(cut(word, LineEnd.AUTO, randomCuts(random, word.length())))
          .as("seed %d %s", seed, word.toHex())
          .isEqualTo(SafeText.UTF_8.line(word));
    }
  }

  @Test
  void byDefaultEachUsualLineEndCountsOnce() {
    assertThat(feed(LineEnd.AUTO, "a\r\nb\nc\rd\r\r\ne\r\n\r\nf")).isEqualTo("a|b|c|d|e||f");
    assertThat(feed(LineEnd.AUTO, "a\r", "\nb\r", "c")).isEqualTo("a|b|c");
    assertThat(feed(LineEnd.AUTO, "\n\n")).isEqualTo("||");
  }

  @Test
  void aLineEndOfOneKindLeavesTheOthersVisible() {
    assertThat(feed(LineEnd.LF, "a\r\nb\rc\n")).isEqualTo("a\\r|b\\rc|");
    assertThat(feed(LineEnd.CR, "a\r\nb\rc\n")).isEqualTo("a|\\nb|c\\n");
    assertThat(feed(LineEnd.CRLF, "a\r\nb\rc\nd\r", "\r", "\ne")).isEqualTo("a|b\\rc\\nd\\r|e");
    assertThat(feed(LineEnd.CRLF, "a\r\tb")).isEqualTo("a\\r>b");
  }

  @Test
  void aCarriageReturnAloneEndsItsLineWhenNothingFollows() {
    SafeStream stream = stream(LineEnd.AUTO);
    stream.feed(Bytes.utf8("OK\r"));
    assertThat(stream.isHolding()).isTrue();
    stream.quiet();
    assertThat(stream.isHolding()).isFalse();
    stream.feed(Bytes.utf8("\nnext"));
    assertThat(shown.all).hasToString("OK|next");
  }

  @Test
  void aCharacterThatIsNotWholeWaitsUntilNothingFollows() {
    SafeStream stream = stream(LineEnd.AUTO);
    stream.feed(Bytes.hex("41e697"));
    assertThat(shown.all).hasToString("A");
    assertThat(stream.isHolding()).isTrue();
    stream.quiet();
    assertThat(shown.all).hasToString("A\\xE6\\x97");
    assertThat(stream.isHolding()).isFalse();
  }

  @Test
  void whatCannotBecomeACharacterWaitsForNothing() {
    for (String hex : new String[] {"ff", "c1", "f5", "e080", "eda0", "f08f", "f490", "80"}) {
      SafeStream stream = stream(LineEnd.AUTO);
      stream.feed(Bytes.hex(hex));
      assertThat(stream.isHolding()).as(hex).isFalse();
    }
  }

  @Test
  void aMarkDoesNotJoinWhatSomebodyElseWroteMeanwhile() {
    SafeStream stream = stream(LineEnd.AUTO);
    stream.feed(Bytes.utf8("e"));
    stream.parted();
    stream.feed(Bytes.utf8("\u0301"));
    assertThat(shown.all).hasToString("e\\u{301}");
  }

  @Test
  void marksWithoutEndAreNotRememberedWithoutEnd() {
    SafeStream stream = stream(LineEnd.AUTO);
    stream.feed(Bytes.utf8("e"));
    for (int i = 0; i < 2_000; i++) {
      stream.feed(Bytes.utf8("\u0301"));
    }
    String expected = "e" + "\u0301".repeat(8) + "\\u{301}".repeat(1_992);
    assertThat(shown.all).hasToString(expected);
  }
}
