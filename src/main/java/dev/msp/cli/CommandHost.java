package dev.msp.cli;

import dev.msp.config.Config;
import dev.msp.config.Grants;
import dev.msp.config.PeerCommand;
import dev.msp.remote.Ending;
import dev.msp.remote.NamedCommand;
import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteEvents;
import dev.msp.remote.RemotePolicy;
import dev.msp.remote.RemoteRights;
import dev.msp.session.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The commands that {@code serve} runs for peers, and what it says of what they do with them. */
final class CommandHost implements RemotePolicy {

  static final Option EXEC =
      Option.list("exec", "NAME", "run this [exec NAME] of msp.conf for peers with a sealed link");

  private final Config config;
  private final Streams streams;
  private final Authorized authorized;
  private final boolean insecure;
  private final Set<String> forAll;

  CommandHost(Words words, Streams streams, Authorized authorized, Config config) throws UserError {
    this.config = config;
    this.streams = streams;
    this.authorized = authorized;
    this.insecure = words.flag(SealOptions.INSECURE);
    this.forAll = new TreeSet<>(words.values(EXEC));
    for (String name : forAll) {
      check(name, words.source(EXEC));
    }
  }

  private void check(String name, String source) throws UserError {
    if (name.equals(Grants.SHELL)) {
      throw UserError.usage(
          source + ": a shell is granted to one key, by msp peers allow PEER --grant exec=shell");
    }
    if (!config.commands().containsKey(name)) {
      throw UserError.usage(source + ": there is no [exec " + name + "] in msp.conf; add one");
    }
  }

  /** Says who may run what: a person who starts this should know. */
  void announce() {
    if (!forAll.isEmpty()) {
      String who = insecure ? "whoever connects" : "whoever has a sealed link";
      streams.complain(who + " may run " + String.join(", ", forAll));
    }
    authorized
        .commands()
        .forEach(
            (peer, names) -> {
              String which = names.contains(Grants.SHELL) ? "ANY command, by a shell" : "";
              streams.complain(
                  peer + " may run " + (which.isEmpty() ? String.join(", ", names) : which));
            });
  }

  /** Returns whether any peer may run anything. */
  boolean isOffered() {
    return !forAll.isEmpty() || !authorized.commands().isEmpty();
  }

  @Override
  public RemoteRights rightsOf(Peer peer) {
    Map<String, NamedCommand> commands = new HashMap<>();
    Set<String> names = new TreeSet<>(forAll);
    names.addAll(authorized.grants(peer).commands());
    for (String name : names) {
      PeerCommand command = config.commands().get(name);
      if (name.equals(Grants.SHELL)) {
        commands.put(name, NamedCommand.shell(directory("~/")));
      } else if (command != null) {
        commands.put(name, named(command));
      }
    }
    return new RemoteRights(commands, insecure);
  }

  private NamedCommand named(PeerCommand command) {
    return new NamedCommand(
        command.argv(),
        directory(command.directory().orElse("~/")),
        command.timeout().map(Duration::toNanos).orElse(NamedCommand.TIMEOUT),
        command.output().orElse(NamedCommand.OUTPUT));
  }

  private Path directory(String path) {
    String home = Directories.home(streams.environment());
    return Path.of(path.startsWith("~/") ? home + path.substring(1) : path);
  }

  @Override
  public RemoteEvents eventsOf(Peer peer) {
    String who = peer.fingerprint().orElse("a peer that nobody knows");
    return new RemoteEvents() {
      @Override
      public void asked(String name, List<String> arguments) {
        String all = arguments.isEmpty() ? name : name + ' ' + String.join(" ", arguments);
        streams.complain(who + " asks for: " + all);
      }

      @Override
      public void refused(String name, String why) {
        streams.complain(who + ": " + name + " was refused: " + why);
      }

      @Override
      public void ended(String name, Outcome outcome) {
        String text = outcome.text().isEmpty() ? "" : "; " + outcome.text();
        streams.complain(who + ": " + name + ' ' + what(outcome) + text);
      }
    };
  }

  private static String what(Outcome outcome) {
    return outcome.ending() == Ending.NOT_STARTED
        ? "could not be started"
        : "ended with " + outcome.code();
  }
}
