package dev.msp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedCommandTest {

  private static NamedCommand command(String... argv) {
    return new NamedCommand(List.of(argv), Path.of("/"), 1, 1);
  }

  @Test
  void theWordsAreThoseOfTheOwnerWithArgumentsWhereHeLeftAPlace() throws RemoteException {
    assertThat(command("p", "-a", "x").words(List.of())).containsExactly("p", "-a", "x");
    assertThat(command("p", "{2}", "--to={1}").words(List.of("a", "b")))
        .containsExactly("p", "b", "--to=a");
    assertThat(command("p", "{1}{1}").words(List.of("$1\\"))).containsExactly("p", "$1\\$1\\");
  }

  @Test
  void whatIsNoPlaceIsAWordLikeAnyOther() throws RemoteException {
    assertThat(command("p{1}", "{}", "{0}", "{17}", "{x}").words(List.of()))
        .containsExactly("p{1}", "{}", "{0}", "{17}", "{x}");
  }

  @Test
  void asManyArgumentsAreTakenAsThereArePlacesUpToSixteen() throws RemoteException {
    assertThat(command("p", "{16}").arguments()).isEqualTo(16);
    assertThat(command("p", "{16}").words(Collections.nCopies(16, "a"))).containsExactly("p", "a");
    assertThatThrownBy(() -> command("p", "{2}").words(List.of("a")))
        .hasMessage("it takes 2 arguments");
    assertThatThrownBy(() -> command("p", "{1}").words(List.of("a", "b")))
        .hasMessage("it takes 1 argument");
    assertThatThrownBy(() -> command("p").words(List.of("a"))).hasMessage("it takes no arguments");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "\u001b[0m", "\u007f", "\u009b"})
  void anArgumentWithAControlCharacterIsRefused(String argument) {
    assertThatThrownBy(() -> command("p", "x={1}").words(List.of(argument)))
        .hasMessage("an argument holds a control character");
  }

  @Test
  void anArgumentOfMoreThan4096BytesIsRefused() throws RemoteException {
    String longest = "ü".repeat(2048);
    assertThat(command("p", "{1}").words(List.of(longest))).contains(longest);
    assertThatThrownBy(() -> command("p", "{1}").words(List.of(longest + "a")))
        .hasMessage("an argument is longer than 4096 bytes");
  }

  @Test
  void anArgumentCannotBecomeAnOptionUnlessTheOwnerEndedTheOptions() throws RemoteException {
    assertThatThrownBy(() -> command("p", "{1}").words(List.of("-rf")))
        .hasMessage("an argument that begins with a dash would be taken for an option");
    assertThatThrownBy(() -> command("p", "{1}{2}").words(List.of("", "-x"))).isNotNull();
    assertThat(command("p", "--", "{1}").words(List.of("-rf"))).contains("-rf");
    assertThat(command("p", "--name={1}").words(List.of("-rf"))).contains("--name=-rf");
  }

  @Test
  void theShellTakesOneLine() throws RemoteException {
    NamedCommand shell = NamedCommand.shell(Path.of("/"));
    assertThat(shell.words(List.of("ls -l | wc")))
        .containsExactly("/bin/sh", "-c", "--", "ls -l | wc");
    assertThatThrownBy(() -> shell.words(List.of("ls", "-l"))).hasMessage("it takes 1 argument");
  }
}
