package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class SendFrontTest {

  private static final List<Option> OPTIONS = SendCommand.options();
  private static final SendCommand COMMAND = new SendCommand();
  private static final Parser PARSER = new Parser(List.of(COMMAND, new InfoCommand()), "0");
  private static final String[] ODD_WORDS = {
    "",
    " ",
    "-",
    "--",
    "---",
    "-5",
    "-x",
    "-h",
    "--help",
    "-V",
    "--version",
    "--no-",
    "--no",
    "@file",
    "@",
    "@@",
    "=",
    "=x",
    "--=x",
    "--json=",
    "--json=true",
    "--no-json=false",
    "--unknown",
    "--unknown=3",
    "--no-unknown",
    "--no-expect",
    "--no-timeout=3",
    "--jso",
    "--expec",
    "--JSON",
    "-json",
    "'quoted'",
    "\"quoted\"",
    "\"a b\"",
    "a=b",
    "a,b",
    "${sys:x}",
    "%s",
    "\\",
    "line\nbreak",
    "tcp://127.0.0.1:9009",
    "send",
    "info",
    "help",
    "日本",
    "true",
    "no"
  };

  private static @Nullable Words front(String... args) {
    return SendFront.parse(OPTIONS, args, Map.of());
  }

  private static Words picocli(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "send";
    System.arraycopy(args, 0, all, 1, args.length);
    ParseResult result = PARSER.parse(all);
    assertThat(result.hasSubcommand()).isTrue();
    assertThat(result.subcommand().isUsageHelpRequested()).isFalse();
    return Parser.words(result.subcommand(), COMMAND.definition(), Map.of());
  }

  @Test
  void whatItAcceptsPicocliAcceptsWithTheSameWords() {
    long seed = 20261122;
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 8_000; i++) {
      String[] args = commandLine(random);
      Words words = front(args);
      if (words == null) {
        continue;
      }
      accepted++;
      String line = "seed " + seed + ", line " + i + ": " + Arrays.toString(args);
      try {
        assertThat(picocli(args)).as(line).isEqualTo(words);
      } catch (ParameterException e) {
        throw new AssertionError(line + ": picocli says " + e.getMessage(), e);
      }
    }
    assertThat(accepted).as("accepted lines, seed " + seed).isGreaterThan(1_500);
  }

  private static String[] commandLine(Random random) {
    List<String> args = new ArrayList<>();
    int words = 1 + random.nextInt(6);
    // Every other line has nothing odd, so that many are accepted.
    boolean plain = random.nextBoolean();
    for (int i = 0; i < words; i++) {
      switch (random.nextInt(plain ? 3 : 5)) {
        case 0, 1 -> args.add("word" + random.nextInt(9));
        case 2 -> addOption(args, OPTIONS.get(random.nextInt(OPTIONS.size())), random, plain);
        default -> args.add(ODD_WORDS[random.nextInt(ODD_WORDS.length)]);
      }
    }
    return args.toArray(String[]::new);
  }

  private static void addOption(List<String> args, Option option, Random random, boolean plain) {
    String value = plain ? "value" : ODD_WORDS[random.nextInt(ODD_WORDS.length)];
    String name = "--" + option.name();
    if (option.isFlag()) {
      args.add(random.nextBoolean() ? name : "--no-" + option.name());
    } else if (random.nextBoolean()) {
      args.add(name + '=' + value);
    } else {
      args.add(name);
      args.add(value);
    }
  }

  @Test
  void everyPlainFormIsTaken() {
    for (Option option : OPTIONS) {
      String name = option.name();
      List<String[]> forms =
          option.isFlag()
              ? List.<String[]>of(
                  new String[] {"--" + name, "a", "b"}, new String[] {"a", "b", "--no-" + name})
              : List.<String[]>of(
                  new String[] {"--" + name, "v", "a", "b"},
                  new String[] {"a", "--" + name + "=v", "b"},
                  new String[] {"a", "b", "--" + name + "=v=w"});
      for (String[] form : forms) {
        assertThat(front(form)).as(Arrays.toString(form)).isNotNull().isEqualTo(picocli(form));
      }
    }
  }

  @Test
  void takesADashAndWhateverFollowsTwoDashes() {
    assertThat(front("a", "-")).isEqualTo(new Words(List.of("a", "-"), Map.of(), Map.of()));
    assertThat(front("--json", "--", "a", "--no-json", "--"))
        .isEqualTo(new Words(List.of("a", "--no-json", "--"), Map.of("json", "yes"), Map.of()));
  }

  @Test
  void withAProfileAllWordsAreMessages() {
    assertThat(front("--profile", "bench", "a")).isEqualTo(picocli("--profile", "bench", "a"));
    assertThat(front("--profile", "bench")).isNull();
    Map<String, String> environment = Map.of("MSP_PROFILE", "bench");
    assertThat(SendFront.parse(OPTIONS, new String[] {"a"}, environment))
        .isEqualTo(new Words(List.of("a"), Map.of(), environment));
  }

  @Test
  void leavesMistakesAndHelpToPicocli() {
    assertThat(front()).isNull();
    assertThat(front("a")).isNull();
    assertThat(front("a", "b", "--help")).isNull();
    assertThat(front("a", "b", "--unknown")).isNull();
    assertThat(front("a", "b", "--json=yes")).isNull();
    assertThat(front("a", "b", "--json", "--json")).isNull();
    assertThat(front("a", "b", "--expect")).isNull();
    assertThat(front("a", "b", "--expect", "--json")).isNull();
    assertThat(front("a", "b", "--expect=--json")).isNull();
    assertThat(front("a", "b", "-5")).isNull();
  }
}
