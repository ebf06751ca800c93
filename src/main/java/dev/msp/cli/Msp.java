package dev.msp.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command that a command line means, and runs it. */
final class Msp {

  private Msp() {}

  /** Runs one command line and returns the exit code. */
  static int run(String[] args, Streams streams) {
    int exitCode = outcome(args, streams);
    streams.out().flush();
    String fault = streams.out().fault();
    if (fault.isEmpty()) {
      return exitCode;
    }
    streams.complain(
        "standard output cannot be written: " + fault + "; what was printed is not whole");
    boolean otherwiseDone = exitCode == ExitCode.DONE || exitCode == ExitCode.CLOSED_OUTPUT;
    return otherwiseDone ? ExitCode.USAGE : exitCode;
  }

  private static int outcome(String[] args, Streams streams) {
    try {
      return dispatch(args, streams);
    } catch (UserError e) {
      streams.out().flush();
      streams.complain(e.sentence());
      return e.exitCode();
    }
  }

  private static int dispatch(String[] typed, Streams streams) throws UserError {
    String[] args = commandFirst(typed);
    if (args.length > 0 && args[0].equals("send")) {
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      Words words = SendFront.parse(SendCommand.options(), rest, streams.environment());
      if (words != null) {
        return new SendCommand().run(words, streams);
      }
    }
    if (args.length > 0 && args[0].equals("help")) {
      return Picocli.run(asOption(args), streams);
    }
    return isReference(args) ? ReferenceFront.run(args, streams) : Picocli.run(args, streams);
  }

  /** {@code msp --profile bench send x} is {@code msp send --profile bench x}. */
  private static String[] commandFirst(String[] args) throws UserError {
    int at = 0;
    while (at < args.length && standsBefore(args[at])) {
      at += args[at].indexOf('=') < 0 ? 2 : 1;
    }
    if (at == 0) {
      return args;
    }
    if (at >= args.length || args[at].startsWith("-")) {
      throw UserError.usage(
          "behind " + args[0] + " and its value a command is missing; see: msp --help");
    }
    String[] turned = new String[args.length];
    turned[0] = args[at];
    System.arraycopy(args, 0, turned, 1, at);
    System.arraycopy(args, at + 1, turned, at + 1, args.length - at - 1);
    return turned;
  }

  /** Returns whether a word is an option that may stand before the command too. */
  private static boolean standsBefore(String word) {
    return word.equals("--profile")
        || word.equals("--config")
        || word.startsWith("--profile=")
        || word.startsWith("--config=");
  }

  /** {@code msp help send} is {@code msp send --help}. */
  private static String[] asOption(String[] args) {
    return args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"};
  }

  private static boolean isReference(String[] args) {
    return args.length > 0
        && args[0].startsWith("--")
        && !args[0].equals("--help")
        && !args[0].equals("--version");
  }

  /** Returns all commands, in the order of help. */
  static List<Subcommand> commands() {
    return Picocli.commands();
  }

  /** Everything that needs picocli: kept apart, so that the commands above start without it. */
  private static final class Picocli {

    private Picocli() {}

    static List<Subcommand> commands() {
      return List.of(
          new DemoCommand(),
          new SendCommand(),
          new ServeCommand(),
          new PutCommand(),
          new GetCommand(),
          new ExecCommand(),
          new RawCommand(),
          new RunCommand(),
          new ReplCommand(),
          new ConsoleCommand(),
          new PortsCommand(),
          new SerialCommand(),
          new DecodeCommand(),
          new EncodeCommand(),
          new ConfigCommand(),
          new KeygenCommand(),
          new PeersCommand(),
          new CompletionsCommand(),
          new InfoCommand(),
          new DoctorCommand());
    }

    static int run(String[] args, Streams streams) throws UserError {
      List<Subcommand> commands = commands();
      Parser parser = new Parser(commands, Version.TEXT);
      if (args.length == 0 && ConsoleCommand.isPossible(streams)) {
        return run(new String[] {"console"}, streams);
      }
      if (args.length == 0) {
        streams
            .err()
            .line(parser.root().getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
        streams.err().flush();
        return ExitCode.USAGE;
      }
      refusePassword(args);
      try {
        ParseResult result = parser.parse(args);
        Integer helped = help(result, streams);
        if (helped != null) {
          return helped;
        }
        ParseResult sub = result.subcommand();
        Subcommand command = find(commands, sub.commandSpec().name());
        return command.run(Parser.words(sub, command.definition(), streams.environment()), streams);
      } catch (ParameterException e) {
        throw UserError.usage(ParserMistake.sentence(e));
      }
    }

    private static void refusePassword(String[] args) throws UserError {
      for (String arg : args) {
        if (arg.equals("--")) {
          return;
        }
        if (arg.equals("--password") || arg.startsWith("--password=")) {
          throw UserError.usage(
              "every user of this machine can read a password on the command line;"
                  + " use --ask-password, --password-file FILE or MSP_PASSWORD");
        }
      }
    }

    private static @Nullable Integer help(ParseResult result, Streams streams) throws UserError {
      if (result.isVersionHelpRequested()) {
        streams.out().line("msp " + Version.TEXT);
        streams.out().flush();
        return ExitCode.DONE;
      }
      ParseResult deepest = result.hasSubcommand() ? result.subcommand() : result;
      if (result.isUsageHelpRequested() || deepest.isUsageHelpRequested()) {
        CommandLine asked = deepest.commandSpec().commandLine();
        streams.out().line(asked.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
        streams.out().flush();
        return ExitCode.DONE;
      }
      if (!result.hasSubcommand()) {
        throw UserError.usage("which command? see: msp --help");
      }
      return null;
    }

    private static Subcommand find(List<Subcommand> commands, String name) {
      for (Subcommand command : commands) {
        if (command.definition().name().equals(name)) {
          return command;
        }
      }
      throw new IllegalStateException("no command " + name);
    }
  }
}
