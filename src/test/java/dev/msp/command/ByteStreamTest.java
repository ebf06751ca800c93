package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;

class ByteStreamTest {

  private final ByteStream stream = new ByteStream();

  @Test
  void whatIsTakenIsGoneAndTheRestStaysInOrder() {
    stream.add(Bytes.utf8("abc"));
    stream.add(Bytes.utf8("def"));
    stream.take(2);
    assertThat(stream.all()).isEqualTo(Bytes.utf8("cdef"));
    stream.clear();
    assertThat(stream.all().isEmpty()).isTrue();
  }

  @Test
  void theOldestBytesAreGivenUpAndNeverMoreAreKept() {
    byte[] piece = new byte[ByteStream.MOST - 2];
    stream.add(Bytes.copyOf(piece));
    stream.add(Bytes.utf8("abcd"));
    assertThat(stream.all().length()).isEqualTo(ByteStream.MOST);
    assertThat(stream.all().slice(ByteStream.MOST - 5, ByteStream.MOST))
        .isEqualTo(Bytes.hex("0061626364"));
    stream.add(Bytes.copyOf(new byte[3 * ByteStream.MOST]));
    assertThat(stream.all()).isEqualTo(Bytes.copyOf(new byte[ByteStream.MOST]));
  }
}
