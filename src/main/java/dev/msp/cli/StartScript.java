package dev.msp.cli;

import dev.msp.command.Quoted;
import dev.msp.script.ScriptException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command file that the console runs at its start. */
final class StartScript {

  static final Option SCRIPT =
      new Option("script", "FILE", "run this command file at the start, such as one with macros");

  private StartScript() {}

  /**
   * Returns the command that runs it, if one is named: by the command line, or else by msp.conf.
   *
   * @throws UserError if it cannot be read, or something in it is wrong; what and where was said
   */
  static Optional<String> command(
      ConfigFile config, Words words, SessionOpener opener, Streams streams) throws UserError {
    @Nullable String given = words.value(SCRIPT);
    String usual = config.config().console().getOrDefault("script", "");
    String file = given == null ? ConfigFile.whole(usual, words) : given;
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      ConsoleLook.check(opener).load(file);
    } catch (ScriptException e) {
      throw Simulator.refused(file, e, "the console does not begin", streams);
    }
    return Optional.of("include " + Quoted.of(file));
  }
}
