package dev.msp.cli;

import dev.msp.command.Quoted;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.crypto.Secret;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.ui.console.Console;
import dev.msp.ui.console.Multiplexer;
import dev.msp.ui.console.Preferences;
import dev.msp.ui.terminal.LocalTerminal;
import dev.msp.ui.terminal.Terminal;
import dev.msp.ui.terminal.TerminalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code msp console}: the full screen. */
final class ConsoleCommand implements Subcommand {

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.addAll(ConfigFile.options());
    options.addAll(Passwords.options());
    options.addAll(SealOptions.forLanguage());
    options.addAll(ConsoleLook.options());
    options.add(StartScript.SCRIPT);
    return new Definition(
        "console",
        "Show sessions, frames, ACKs and bytes on the full screen",
        "[ENDPOINT...]",
        options,
        List.of("msp console", "msp console /dev/ttyUSB0 tcp://127.0.0.1:9009"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    if (!isPossible(streams)) {
      throw UserError.usage(
          "the console needs a terminal that it can draw on, and TERM must say which;"
              + " msp repl works without one, and msp run takes files");
    }
    List<String> first = new ArrayList<>();
    for (String place : ConfigFile.of(words).endpoints(words)) {
      first.add("open " + Quoted.of(place));
    }
    show(first, words, streams);
    return ExitCode.DONE;
  }

  /** Returns whether a person sits at a terminal, with keys and a screen that can be drawn on. */
  static boolean isPossible(Streams streams) {
    String type = streams.environment().getOrDefault("TERM", "");
    return !type.isEmpty()
        && !type.equals("dumb")
        && streams.out().isTerminal()
        && Terminals.isTerminal(0, System.console());
  }

  /**
   * Shows the console until the user quits.
   *
   * @param first commands that run at the start
   */
  static void show(List<String> first, Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    Secret password = Passwords.find(words, streams);
    SessionSeals seals = new SessionSeals(file, words, streams);
    seals.unlock();
    SessionOpener opener = new SessionOpener(file, words, password, seals, true);
    Preferences look = ConsoleLook.of(file, words, opener);
    List<String> start = new ArrayList<>(first);
    StartScript.command(file, words, opener, streams).ifPresent(start::add);
    Clock clock = Clock.system();
    Secrets secrets = new Secrets();
    ConsoleTyping typing = new ConsoleTyping(file, streams.environment());
    RecentPlaces recent =
        new RecentPlaces(typing.front().stateDirectory().orElseThrow().resolve("recent"));
    Workspace.Parts parts =
        new Workspace.Parts(
            new Sessions(clock, Timers.onOneThread()),
            new NotingOpener(opener, recent, secrets),
            typing.front(),
            clock);
    List<String> last = List.of();
    KnownPlaces known = new KnownPlaces(new LinuxPorts(), recent, file.profiles());
    try (Workspace workspace = new Workspace(parts, new Variables(Scope.EMPTY), secrets);
        Terminal terminal =
            LocalTerminal.open(streams.out().charset(), streams.environment().get("TERM"))) {
      AtExit.run(workspace::close, "msp-close");
      Console.Plan plan =
          new Console.Plan(
              workspace,
              opener,
              look,
              known,
              start,
              typing.of(workspace),
              Multiplexer.of(streams.environment()),
              typing.asker());
      Console console = new Console(terminal, plan);
      console.run();
      last = LastWords.of(workspace, console.stopped());
    } catch (TerminalException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UserError(ExitCode.NO_LINK, "the terminal is gone: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    last.forEach(streams::complain);
  }
}
