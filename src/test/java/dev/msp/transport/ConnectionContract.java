package dev.msp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a {@link Transport} promises besides, where each end sees that the other one closed. */
public abstract class ConnectionContract extends TransportContract {

  @Test
  void afterHalfCloseTheOtherDirectionGoesOn() throws Exception {
    near.write(new byte[] {1}, 0, 1);
    near.shutdownOutput();
    byte[] buffer = new byte[10];
    assertThat(far.read(buffer, 0, 10)).isEqualTo(1);
    assertThat(far.read(buffer, 0, 10)).isEqualTo(-1);
    far.write(new byte[] {2, 3}, 0, 2);
    assertThat(near.read(buffer, 0, 10)).isEqualTo(2);
    assertThatThrownBy(() -> near.write(buffer, 0, 1)).isInstanceOf(TransportException.class);
  }

  @Test
  void closeIsTheEndForTheOtherSide() throws Exception {
    near.write(new byte[] {1, 2}, 0, 2);
    near.close();
    byte[] buffer = new byte[10];
    assertThat(far.read(buffer, 0, 10)).isEqualTo(2);
    assertThat(far.read(buffer, 0, 10)).isEqualTo(-1);
  }

  @Test
  void writingToAnEndThatClosedFailsInTheEnd() {
    far.close();
    assertThatThrownBy(() -> writeWithoutEnd(near)).isInstanceOf(TransportException.class);
  }
}
