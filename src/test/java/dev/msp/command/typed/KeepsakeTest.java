package dev.msp.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.ArgumentType;
import dev.msp.command.Places;
import dev.msp.command.Secrets;
import dev.msp.command.verb.Verbs;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepsakeTest {

  private static final Places PLACES =
      text -> {
        try {
          return EndpointParser.parse(text);
        } catch (EndpointException e) {
          throw new ArgumentType.UnfitException("is none: " + e.getMessage());
        }
      };

  private final Secrets secrets = new Secrets();
  private final Keepsake keepsake = new Keepsake(new Blocks(Verbs.registry(PLACES)), secrets);

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
        "open loop: passwd secret",
        "open loop: passowrd hunter2",
        "open loop: as dev pw hunter2",
        "repeat 2\n  open loop: password x\nend",
      })
  void whatGivesAPasswordOrBeginsWithABlankIsNotKept(String input) {
    assertThat(keepsake.mayKeep(input)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open loop:", "send password", "snd x", "repeat 2\n  echo x\nend"})
  void everythingElseIs(String input) {
    assertThat(keepsake.mayKeep(input)).isTrue();
  }

  @Test
  void aSecretIsNotKept() {
    secrets.add("hidden");
    assertThat(keepsake.mayKeep("send \"it is hidden here\"")).isFalse();
    assertThat(keepsake.mayKeep("send \"it is here\"")).isTrue();
  }
}
