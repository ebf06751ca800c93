package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.config.Config;
import dev.msp.config.ConfigException;
import dev.msp.config.Mistake;
import dev.msp.config.Nearest;
import dev.msp.config.PeerCommand;
import dev.msp.config.Profile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code msp config}: what is wrong with msp.conf, or what it holds, and where it is. */
final class ConfigCommand implements Subcommand {

  private static final String USAGE = "config takes check or path, like: msp config check";

  @Override
  public Definition definition() {
    return new Definition(
        "config",
        "Check msp.conf and show what it holds, or tell where it is",
        "check [FILE] | path",
        List.of(ConfigFile.CONFIG),
        List.of("msp config check", "msp config check ./msp.conf", "msp config path"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    List<String> positional = words.positional();
    String action = positional.isEmpty() ? "" : positional.get(0);
    int most = action.equals("check") ? 2 : 1;
    if (positional.size() > most) {
      throw UserError.usage("config " + action + " takes no such word: " + positional.get(most));
    }
    String path = positional.size() == 2 ? positional.get(1) : ConfigFile.path(words);
    boolean named = positional.size() == 2 || words.value(ConfigFile.CONFIG) != null;
    return switch (action) {
      case "check" -> check(placed(path, named), named, words, streams);
      case "path" -> path(placed(path, named), streams);
      case "" -> throw UserError.usage(USAGE);
      default -> {
        String nearest = Nearest.to(action, List.of("check", "path"));
        throw UserError.usage(
            "there is no config "
                + action
                + (nearest.isEmpty() ? "; " + USAGE : "; did you mean " + nearest + '?'));
      }
    };
  }

  private static String placed(String path, boolean named) throws UserError {
    if (path.isEmpty() && !named) {
      throw UserError.usage(
          "there is no place for msp.conf, for neither HOME nor XDG_CONFIG_HOME is set");
    }
    return path;
  }

  private static int path(String path, Streams streams) {
    streams.out().line(SafeText.forCharset(streams.out().charset()).line(path));
    streams.out().flush();
    return ExitCode.DONE;
  }

  private static int check(String path, boolean named, Words words, Streams streams)
      throws UserError {
    SafeText safe = SafeText.forCharset(streams.out().charset());
    if (!named && !new File(path).exists()) {
      streams.out().line(safe.line(path) + ": not there, which is fine");
      streams.out().flush();
      return ExitCode.DONE;
    }
    try {
      Config config = ConfigFile.read(path);
      SessionOpener opener = opener(ConfigFile.holding(path, config), words, streams);
      List<Mistake> keys = ConsoleLook.mistakes(config, opener);
      if (!keys.isEmpty()) {
        complain(path, keys, keys.size(), streams);
        return ExitCode.USAGE;
      }
      warn(path, streams);
      list(path, config, streams.out(), safe);
      streams.out().flush();
      return ExitCode.DONE;
    } catch (ConfigException e) {
      complain(path, e.mistakes(), e.total(), streams);
      return ExitCode.USAGE;
    }
  }

  /** Returns what reads endpoints in the commands of keys. */
  private static SessionOpener opener(ConfigFile file, Words words, Streams streams) {
    return new SessionOpener(file, words, null, new SessionSeals(file, words, streams), true);
  }

  private static void list(String path, Config config, Output out, SafeText safe) {
    int count = config.profileNames().size();
    out.line(safe.line(path) + ": ok, " + (count == 1 ? "1 profile" : count + " profiles"));
    String defaults = config.defaults().toString();
    if (!defaults.isEmpty()) {
      out.line("  [defaults]  " + safe.line(defaults.substring(1).replace("&", "  ")));
    }
    config.console().forEach((key, value) -> out.line("  [console]  " + key + '=' + value));
    config
        .keys()
        .forEach(
            key ->
                out.line(
                    "  [keys]  "
                        + (key.place().isEmpty() ? "" : key.place() + '.')
                        + safe.line(key.key() + "  " + key.command())));
    config
        .peers()
        .forEach(
            (peer, grants) ->
                out.line("  [peer " + peer + "]  " + safe.line(String.join("  ", grants.words()))));
    config
        .commands()
        .forEach(
            (name, command) ->
                out.line("  [exec " + name + "]  " + safe.line(String.join("  ", words(command)))));
    int width = 0;
    for (String name : config.profileNames()) {
      width = Math.max(width, name.length());
    }
    for (String name : config.profileNames()) {
      Profile profile = config.profile(name).orElseThrow();
      String password = profile.passwordFile().map(file -> "  password-file=" + file).orElse("");
      String gap = " ".repeat(width - name.length() + 2);
      out.line("  " + name + gap + safe.line(profile.endpoint() + password));
    }
  }

  private static List<String> words(PeerCommand command) {
    List<String> words = new ArrayList<>(command.argv());
    command.directory().ifPresent(path -> words.add("directory=" + path));
    command.timeout().ifPresent(time -> words.add("timeout=" + time.toMillis() + "ms"));
    command.output().ifPresent(bytes -> words.add("output=" + (bytes >> 10) + "KiB"));
    return words;
  }

  /** Who writes the file says where messages go, and with which password. */
  private static void warn(String path, Streams streams) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(Path.of(path));
      if (permissions.contains(PosixFilePermission.OTHERS_WRITE)
          || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
        streams.complain(
            "warning: " + path + " can be written by other users; do: chmod go-w " + path);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // No such permissions on this system, so there is nothing to say of them.
    }
  }

  private static void complain(String path, List<Mistake> mistakes, int total, Streams streams) {
    SafeText safe = SafeText.forCharset(streams.err().charset());
    streams.out().flush();
    for (Mistake mistake : mistakes) {
      streams.complain(mistake.in(path));
      for (String line : MarkedLine.of(mistake, safe)) {
        streams.err().line(line);
      }
    }
    int more = total - mistakes.size();
    if (more > 0) {
      streams.complain(path + " has " + more + " more mistakes");
    }
    streams.err().flush();
  }
}
