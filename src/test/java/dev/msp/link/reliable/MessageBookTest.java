package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose link was lost before it was acknowledged. */
class MessageBookTest {

  private static final Bytes MEMORY = Bytes.hex("0102030405060708");
  private static final Bytes ANOTHER = Bytes.hex("1112131415161718");

  private final List<Long> uncertain = new ArrayList<>();
  private final MessageBook book =
      new MessageBook(
          Bytes.copyOf(new byte[16]),
          new MessageBook.Told() {
            @Override
            public void began(long id) {}

            @Override
            public void acknowledged(long id, long nanos) {}

            @Override
            public void uncertain(long id) {
              uncertain.add(id);
            }
          });

  /** Sends a first message over a link that is lost, and begins another. */
  private void losesTheFirst(Bytes memory) {
    book.opened(true);
    book.resume(0, memory);
    book.add(7, Bytes.utf8("Hello"));
    assertThat(book.next()).isNotNull();
    book.written(8, 0);
    book.lost();
    book.opened(true);
  }

  @Test
  void itGoesOutAgainToAnEndThatRemembersThatItNeverCame() {
    losesTheFirst(MEMORY);
    book.resume(0, MEMORY);
    assertThat(book.next()).isEqualTo(Bytes.utf8("Hello").toArray());
    assertThat(uncertain).isEmpty();
  }

  @Test
  void itMayHaveArrivedAtAnEndThatHasRestartedSince() {
    losesTheFirst(MEMORY);
    book.resume(0, ANOTHER);
    assertThat(book.next()).isNull();
    assertThat(uncertain).containsExactly(7L);
  }

  @Test
  void itGoesOutAgainToAnEndThatDoesNotSayWhatItRemembers() {
    losesTheFirst(Bytes.EMPTY);
    book.resume(0, Bytes.EMPTY);
    assertThat(book.next()).isNotNull();
    assertThat(uncertain).isEmpty();
  }
}
