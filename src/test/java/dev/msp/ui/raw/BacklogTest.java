package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.session.Event.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BacklogTest {

  private final Backlog backlog = new Backlog(10_000);

  private void data(int length) {
    backlog.data(Direction.IN, Bytes.copyOf(new byte[length]), 0);
  }

  /** Returns what waits: the length of data, the text of lines. */
  private List<Object> takeAll() throws InterruptedException {
    List<Object> all = new ArrayList<>();
    Backlog.Item item = backlog.take(1);
    while (item != null) {
      all.add(item instanceof Backlog.Said said ? said.text() : (Object) item.size());
      item = backlog.take(1);
    }
    return all;
  }

  @Test
  void whatTheProgramSaysGoesFirst() throws InterruptedException {
    data(10);
    backlog.note("behind");
    backlog.say("first");
    assertThat(takeAll()).containsExactly("first", 10, "behind");
  }

  @Test
  void muchDataComesInPiecesSoThatALineCanComeBetween() throws InterruptedException {
    data(5_000);
    assertThat(backlog.take(1))
        .isInstanceOfSatisfying(
            Backlog.Data.class, piece -> assertThat(piece.size()).isEqualTo(2_048));
    backlog.say("now");
    assertThat(takeAll()).containsExactly("now", 2_048, 904);
  }

  @Test
  void whenItIsFullTheOlderHalfGoesAndIsCounted() throws InterruptedException {
    for (int i = 0; i < 11; i++) {
      data(1_000);
    }
    assertThat(backlog.takeDropped()).isEqualTo(6_000);
    assertThat(backlog.takeDropped()).isZero();
    assertThat(takeAll()).hasSize(5);
  }

  @Test
  void whatWentOutIsNotCountedAsNotShown() {
    for (int i = 0; i < 11; i++) {
      backlog.data(Direction.OUT, Bytes.copyOf(new byte[1_000]), 0);
    }
    assertThat(backlog.takeDropped()).isZero();
  }

  @Test
  void aLineOfTheProgramIsNeverDropped() throws InterruptedException {
    backlog.note("open");
    for (int i = 0; i < 11; i++) {
      data(1_000);
    }
    assertThat(takeAll()).startsWith("open");
  }

  @Test
  void atTheEndTheRestIsShownIfItIsWanted() throws InterruptedException {
    data(10);
    backlog.end(true);
    assertThat(backlog.isOver()).isFalse();
    assertThat(takeAll()).containsExactly(10);
    assertThat(backlog.isOver()).isTrue();
  }

  @Test
  void atTheEndOnlyWhatTheProgramSaysIsShownIfNot() throws InterruptedException {
    data(10);
    backlog.say("bye");
    backlog.end(false);
    assertThat(takeAll()).containsExactly("bye");
    assertThat(backlog.isOver()).isTrue();
  }
}
