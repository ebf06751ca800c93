package dev.msp.cli;

import dev.msp.crypto.Secret;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reference's own command lines: {@code --mode server|client --host H --port P --message M},
 * and {@code --password P} or {@code --secure} of its secure version; in any order, with {@code =}
 * or without, and shortened where that is unambiguous, as its parser takes them. What is printed is
 * our own.
 */
final class ReferenceFront {

  private static final String[] NAMES = {
    "mode", "host", "port", "message", "password", "secure", "help"
  };
  private static final String USAGE =
      """
      Usage: msp --mode server|client [--host HOST] [--port PORT] [--message TEXT]
                 [--password PASSWORD | --secure]
      The command lines of the reference implementation; msp --help shows all commands.
      Examples:
        msp --mode server --port 9009
        msp --mode client --host 127.0.0.1 --message "Hello MSP\"""";
  private static final String DEMONSTRATION_PASSWORD = "MinokamoSecure2024";
  private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");
  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int MAX_PORT = 65_535;

  private ReferenceFront() {}

  /** Runs such a command line and returns the exit code. */
  static int run(String[] args, Streams streams) throws UserError {
    Map<String, String> options = options(args);
    if (options.containsKey("help")) {
      USAGE.lines().forEach(streams.out()::line);
      streams.out().flush();
      return ExitCode.DONE;
    }
    Words words = new Words(List.of(), Map.of(), streams.environment());
    String host = value(options, "host", words, DEFAULT_HOST);
    String port = value(options, "port", words, Integer.toString(Endpoint.DEFAULT_PORT));
    String mode = value(options, "mode", words, "");
    return switch (mode) {
      case "client" -> {
        String message = message(value(options, "message", words, ""));
        Endpoint peer = endpoint(Endpoint.Scheme.TCP, host, port(port, 1), words);
        yield SendCommand.one(peer, message, password(options, words, streams), words, streams);
      }
      case "server" -> {
        Endpoint listen = endpoint(Endpoint.Scheme.TCP_LISTEN, host, port(port, 0), words);
        Secret password = password(options, words, streams);
        yield ServeCommand.serve(List.of(new Target(listen, password)), words, streams);
      }
      case "" ->
          throw UserError.usage("--mode server or --mode client is missing; see: msp --help");
      default -> throw UserError.usage("--mode is server or client, not " + mode);
    };
  }

  private static Endpoint endpoint(Endpoint.Scheme scheme, String host, int port, Words words)
      throws UserError {
    if (host.isEmpty() && scheme == Endpoint.Scheme.TCP) {
      throw UserError.usage("--host is empty; it takes the name or address of the server");
    }
    List<Option> known =
        scheme == Endpoint.Scheme.TCP ? EndpointWords.forSending() : EndpointWords.forServing();
    Endpoint plain = new Endpoint(scheme, host, port, EndpointOptions.NONE);
    return ConfigFile.of(words).complete("", EndpointWords.complete(plain, known, words));
  }

  private static Map<String, String> options(String[] args) throws UserError {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = name(equals < 0 ? args[i] : args[i].substring(0, equals));
      boolean flag = name.equals("secure") || name.equals("help");
      if (flag && equals >= 0) {
        throw UserError.usage("--" + name + " takes no value");
      }
      if (flag) {
        options.put(name, "yes");
      } else if (equals >= 0) {
        options.put(name, args[i].substring(equals + 1));
      } else if (i + 1 < args.length && isValue(args[i + 1])) {
        i++;
        options.put(name, args[i]);
      } else {
        throw UserError.usage("--" + name + " takes a value; one that begins with - follows a =");
      }
    }
    return options;
  }

  /** As the reference's parser sees it: a number or several words may begin with a dash. */
  private static boolean isValue(String word) {
    return !word.startsWith("-")
        || word.equals("-")
        || NEGATIVE_NUMBER.matcher(word).matches()
        || (word.indexOf(' ') >= 0 && !isOption(word));
  }

  private static boolean isOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    for (String known : NAMES) {
      if (name.length() > 2 && ("--" + known).startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static String name(String word) throws UserError {
    if (word.equals("-h")) {
      return "help";
    }
    String found = null;
    boolean ambiguous = false;
    for (String name : NAMES) {
      if (word.equals("--" + name)) {
        return name;
      }
      if (word.length() > 2 && ("--" + name).startsWith(word)) {
        ambiguous |= found != null;
        found = name;
      }
    }
    if (found == null || ambiguous) {
      throw UserError.usage(
          word
              + (ambiguous ? " may mean several options" : " is no option")
              + " beside --mode, which takes --host --port --message --password --secure;"
              + " see: msp --help");
    }
    return found;
  }

  private static String value(
      Map<String, String> options, String name, Words words, String byDefault) {
    String given = options.get(name);
    if (given != null) {
      return given;
    }
    String variable = words.value(new Option(name, "VALUE", ""));
    return variable == null ? byDefault : variable;
  }

  private static int port(String text, int least) throws UserError {
    try {
      int port = Integer.parseInt(text);
      if (port >= least && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence
    }
    throw UserError.usage("--port is a number from " + least + " to 65535, not " + text);
  }

  private static String message(String message) throws UserError {
    if (message.isEmpty()) {
      throw UserError.usage(
          "--mode client takes a message, like: msp --mode client --message \"Hello MSP\"");
    }
    return message;
  }

  private static @Nullable Secret password(
      Map<String, String> options, Words words, Streams streams) throws UserError {
    String given = options.get("password");
    if (given != null && !given.isEmpty()) {
      streams.complain(
          "every user of this machine can read a password on the command line;"
              + " msp send and msp serve take --ask-password or --password-file");
      return Passwords.secret(given.toCharArray(), "--password");
    }
    if (options.containsKey("secure")) {
      streams.complain("using the reference's demonstration password, which everybody knows");
      return Passwords.secret(DEMONSTRATION_PASSWORD.toCharArray(), "--secure");
    }
    return Passwords.find(words, streams);
  }
}
