package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.serial.FakeMachine;
import dev.msp.transport.serial.LinuxPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsTest {

  private static final String HOSTILE = "it's $(touch x) `id` [a]: \\ b";

  @TempDir private Path root;

  private static String script(String shell, List<Definition> definitions) {
    return switch (shell) {
      case "bash" -> BashCompletion.script(definitions);
      case "zsh" -> ZshCompletion.script(definitions);
      default -> FishCompletion.script(definitions);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void everyCommandAndEveryOptionIsOffered(String shell) {
    String script = Cli.run("completions", shell).exits(0).out();
    for (Subcommand command : Msp.commands()) {
      Definition definition = command.definition();
      assertThat(script).containsPattern("\\b" + definition.name() + "\\b");
      for (Option option : definition.options()) {
        assertThat(script)
            .as(definition.name())
            .containsPattern("(--|-l )" + option.name() + "[ =\\['\n]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void onlyProfilesAndPortsStartAnotherProgram(String shell) {
    String code = Cli.run("completions", shell).out().replaceAll("(?m)^#.*$", "");
    assertThat(code.split(" completions endpoints ", -1)).hasSize(2);
    assertThat(code).doesNotContain("eval ", "compgen -W");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void nothingThatHelpSaysIsRunByTheShell(String shell) {
    Definition hostile =
        new Definition("do", HOSTILE, "X", List.of(Option.flag("flag", HOSTILE)), List.of());
    Definition plain = new Definition("do", "", "X", List.of(Option.flag("flag", "")), List.of());
    String script = script(shell, List.of(hostile));
    assertThat(unquoted(script, shell)).isEqualTo(unquoted(script(shell, List.of(plain)), shell));
  }

  /** Returns a script without what stands between single quotes, and without the quotes. */
  private static String unquoted(String script, String shell) {
    StringBuilder left = new StringBuilder();
    boolean quoted = false;
    for (String line : script.lines().filter(one -> !one.startsWith("#")).toList()) {
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        boolean escapes = c == '\\' && (!quoted || shell.equals("fish"));
        if (escapes) {
          i++; // the next character is no quote
        } else if (c == '\'') {
          quoted = !quoted;
        } else if (!quoted) {
          left.append(c);
        }
      }
      assertThat(quoted).as(line).isFalse();
      left.append('\n');
    }
    return left.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "send,flow,WORDS,none rtscts xonxoff",
    "send,frame-version,WORDS,1 2",
    "encode,frame-version,NOTHING,''",
    "send,config,FILES,''",
    "serve,profile,ENDPOINTS,''",
    "demo,json,NOTHING,''",
  })
  void theValueOfAnOptionIsWhatItsCommandTakes(
      String command, String name, Offer.Kind kind, String words) {
    Offer offer =
        CompletionsCommand.definitions().stream()
            .filter(definition -> definition.name().equals(command))
            .flatMap(definition -> definition.options().stream())
            .filter(option -> option.name().equals(name))
            .map(Offer::of)
            .findFirst()
            .orElseThrow();
    assertThat(offer.kind()).isEqualTo(kind);
    assertThat(String.join(" ", offer.words())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "ENDPOINT MESSAGE... | ENDPOINT -,ENDPOINTS NOTHING,true",
    "[ENDPOINT...],ENDPOINTS,true",
    "FILE...,FILES,true",
    "[FILE | HEX | -]...,FILES,true",
    "check [FILE] | path,WORDS FILES,false",
    "check PORT,WORDS ENDPOINTS,false",
    "[TEXT... | -],NOTHING,true",
    "'',NOTHING,false",
  })
  void whatAPlaceOffersFollowsFromWhatHelpCallsIt(String positional, String kinds, boolean more) {
    assertThat(Offer.places(positional))
        .extracting(offer -> offer.kind().name())
        .containsExactly(kinds.split(" "));
    assertThat(Offer.isRepeated(positional)).isEqualTo(more);
  }

  @Test
  void zshOffersAgainWhatMayBeGivenMoreThanOnce() {
    List<Option> options = List.of(Option.list("var", "X", "a"), new Option("to", "X", "b"));
    Definition definition = new Definition("do", "", "X", options, List.of());
    assertThat(ZshCompletion.script(List.of(definition))).contains("'*--var=[a]", "'--to=[b]");
  }

  @Test
  void endpointsAreProfilesAndPortsWithWhatTheyAre() throws Exception {
    FakeMachine machine = new FakeMachine(root.resolve("machine"));
    machine.ftdi("ttyUSB0", "1-1", "A50285BI").byId("usb-FTDI-if00", "ttyUSB0");
    machine.uart("ttyS\u001b[31m", "4");
    Path conf =
        Home.with(root.resolve("home"), "[profile bench]", "endpoint = tcp://10.0.0.5:9009").conf();
    Words words = new Words(List.of("endpoints"), Map.of("config", conf.toString()), Map.of());
    Cli cli = new Cli();
    new CompletionsCommand(new LinuxPorts(root.resolve("machine")).withoutHolders())
        .run(words, cli.streams());
    assertThat(cli.printed().lines())
        .containsExactly(
            "/dev/ttyUSB0\tFT232R USB UART (FTDI)",
            "bench\ttcp://10.0.0.5:9009",
            "serial:usb-FTDI-if00\t/dev/ttyUSB0");
  }

  @Test
  void anotherWordIsUsage() {
    Cli.run("completions", "zhs").exits(2).complains("did you mean zsh?");
    Cli.run("completions").exits(2).complains("bash, zsh or fish");
    Cli.run("completions", "bash", "zsh").exits(2).complains("bash, zsh or fish");
  }
}
