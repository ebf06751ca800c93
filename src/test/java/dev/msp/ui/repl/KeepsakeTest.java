package dev.msp.ui.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepsakeTest {

  private final Room room = new Room();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " echo not this one",
        "\techo nor this",
        "open loop: password secret",
        "open loop: as dev password \"a b\"",
        "echo x ; open loop: password ${pw}",
        "opne loop: password secret",
        "open loop: password",
        "repeat 2\n  open loop: password x\nend",
      })
  void whatGivesAPasswordOrBeginsWithABlankIsNotKept(String input) {
    assertThat(room.keepsake.mayKeep(input)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open loop:", "send password", "snd x", "repeat 2\n  echo x\nend"})
  void everythingElseIs(String input) {
    assertThat(room.keepsake.mayKeep(input)).isTrue();
  }

  @Test
  void aSecretIsNotKept() {
    room.secrets.add("hidden");
    assertThat(room.keepsake.mayKeep("send \"it is hidden here\"")).isFalse();
    assertThat(room.keepsake.mayKeep("send \"it is here\"")).isTrue();
  }
}
