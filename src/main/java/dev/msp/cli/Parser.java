package dev.msp.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The whole command line as picocli sees it, made from the definitions of the commands. */
final class Parser {

  private static final int WIDTH = 80;

  private final CommandLine root;

  Parser(List<Subcommand> commands, String version) {
    CommandSpec spec = CommandSpec.create().name("msp").mixinStandardHelpOptions(true);
    spec.version("msp " + version);
    spec.usageMessage()
        .description(
            "Console and command-line tool for MSP, a framed protocol over TCP and serial ports.")
        .footer(
            "",
            "First steps:",
            "  msp demo                                 see frames and ACKs without any hardware",
            "  msp serve                                answer on tcp://127.0.0.1:9009",
            "  msp send tcp://127.0.0.1:9009 \"Hello\"    send one message, wait for its ACK",
            "  msp COMMAND --help                       options and examples of a command",
            "The reference's own command lines work too: msp --mode client --message Hello",
            "More in msp(1); the protocol in msp-protocol(7).");
    for (Subcommand command : commands) {
      spec.addSubcommand(command.definition().name(), new CommandLine(spec(command.definition())));
    }
    root = new CommandLine(spec);
    root.setExpandAtFiles(false);
    root.setUsageHelpWidth(WIDTH);
    root.setUnmatchedOptionsArePositionalParams(false);
  }

  private static CommandSpec spec(Definition definition) {
    CommandSpec spec = CommandSpec.create().name(definition.name());
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build());
    for (Option option : definition.options()) {
      spec.addOption(option(option));
    }
    if (!definition.positional().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(definition.positional())
              .hideParamSyntax(true)
              .hidden(true)
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .build());
    }
    List<String> footer = new ArrayList<>();
    footer.add("");
    footer.add("Examples:");
    definition.examples().forEach(example -> footer.add("  " + example));
    spec.usageMessage()
        .description(definition.summary() + '.')
        .customSynopsis(synopsis(definition))
        .sortOptions(false)
        .footer(footer.toArray(String[]::new));
    return spec;
  }

  private static String synopsis(Definition definition) {
    String start = "msp " + definition.name() + " [OPTION]...";
    return definition.positional().isEmpty() ? start : start + ' ' + definition.positional();
  }

  private static OptionSpec option(Option option) {
    String name = "--" + option.name();
    OptionSpec.Builder builder =
        option.letter().isEmpty()
            ? OptionSpec.builder(name)
            : OptionSpec.builder("-" + option.letter(), name);
    builder.description(escaped(option));
    if (option.isFlag()) {
      return builder.negatable(true).arity("0").type(boolean.class).build();
    }
    builder.paramLabel(option.label()).arity("1");
    return option.isList()
        ? builder.type(List.class).auxiliaryTypes(String.class).build()
        : builder.type(String.class).build();
  }

  /** picocli reads % and @| in a description as markup. */
  private static String escaped(Option option) {
    return option.help().replace("%", "%%");
  }

  /** Parses; picocli's exception tells what is wrong. */
  ParseResult parse(String[] args) {
    return root.parseArgs(args);
  }

  /** Returns the words that a parsed subcommand was given. */
  static Words words(ParseResult result, Definition definition, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    for (Option option : definition.options()) {
      String name = "--" + option.name();
      if (!result.hasMatchedOption(name)) {
        continue;
      }
      if (option.isList()) {
        List<String> all = result.matchedOptionValue(name, List.of());
        lists.put(option.name(), List.copyOf(all));
      } else {
        String value = String.valueOf((Object) result.matchedOptionValue(name, null));
        values.put(option.name(), option.isFlag() ? (value.equals("true") ? "yes" : "no") : value);
      }
    }
    List<String> positional =
        result.hasMatchedPositional(0) ? result.matchedPositionalValue(0, List.of()) : List.of();
    return new Words(List.copyOf(positional), values, lists, environment);
  }

  CommandLine root() {
    return root;
  }
}
