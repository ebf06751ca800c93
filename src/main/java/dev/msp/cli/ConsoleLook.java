package dev.msp.cli;

import dev.msp.command.Front;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.config.Config;
import dev.msp.config.KeySetting;
import dev.msp.config.Mistake;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.ui.console.KeyBinding;
import dev.msp.ui.console.KeyCheck;
import dev.msp.ui.console.Palette;
import dev.msp.ui.console.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the console looks: what options, variables and msp.conf say of it. */
final class ConsoleLook {

  static final Option COLOURS =
      new Option("colours", "WHICH", "auto, dark, light or none (default auto)");
  static final Option MOUSE =
      Option.flag(
          "mouse", "clicks and the wheel go to the console (default); else to the terminal");

  private static final List<String> KNOWN = List.of("auto", "dark", "light", "none");

  private ConsoleLook() {}

  /** Returns the options of a command that shows the console. */
  static List<Option> options() {
    return List.of(COLOURS, MOUSE);
  }

  /**
   * Returns what holds for one command line.
   *
   * @throws UserError if a key is bound to what is no command
   */
  static Preferences of(ConfigFile file, Words words, SessionOpener opener) throws UserError {
    List<Mistake> mistakes = mistakes(file.config(), opener);
    if (!mistakes.isEmpty()) {
      int more = mistakes.size() - 1;
      throw UserError.usage(
          mistakes.get(0).in(file.place())
              + (more == 0 ? "" : "; " + more + " more: msp config check " + file.place()));
    }
    return of(file.config(), words);
  }

  private static Preferences of(Config config, Words words) throws UserError {
    Map<String, String> look = config.console();
    Preferences usual = Preferences.USUAL;
    String scrollback = look.getOrDefault("scrollback", "");
    return new Preferences(
        Palette.of(colours(look, words), words.environment()),
        scrollback.isEmpty() ? usual.scrollback() : Integer.parseInt(scrollback),
        words.value(MOUSE) == null
            ? look.getOrDefault("mouse", "on").equals("on")
            : words.flag(MOUSE),
        look.getOrDefault("time", usual.time()),
        look.getOrDefault("layout", usual.layout()),
        config.keys().stream()
            .map(one -> new KeyBinding(one.place(), one.key(), one.command()))
            .toList());
  }

  private static String colours(Map<String, String> look, Words words) throws UserError {
    @Nullable String given = words.value(COLOURS);
    if (given != null && !KNOWN.contains(given)) {
      throw UserError.usage(
          words.source(COLOURS) + " takes auto, dark, light or none, not " + given);
    }
    return given == null ? look.getOrDefault("colours", "auto") : given;
  }

  /** Returns the commands of keys that mean nothing, in the order of the file. */
  static List<Mistake> mistakes(Config config, SessionOpener opener) {
    if (config.keys().isEmpty()) {
      return List.of();
    }
    return mistakes(config, check(opener));
  }

  /** Returns what knows all commands of the console; no session is ever opened by it. */
  static KeyCheck check(SessionOpener opener) {
    Clock clock = Clock.system();
    Workspace.Parts parts =
        new Workspace.Parts(new Sessions(clock, Timers.onOneThread()), opener, Front.NOBODY, clock);
    return new KeyCheck(new Workspace(parts, new Variables(Scope.EMPTY), new Secrets()), opener);
  }

  private static List<Mistake> mistakes(Config config, KeyCheck check) {
    List<Mistake> mistakes = new ArrayList<>();
    for (KeySetting key : config.keys()) {
      Optional<String> wrong =
          key.command().isEmpty() ? Optional.empty() : check.mistake(key.command());
      wrong.ifPresent(clause -> mistakes.add(key.where().saying("in the command, " + clause)));
    }
    return mistakes;
  }
}
