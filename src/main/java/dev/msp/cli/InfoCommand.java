package dev.msp.cli;

import dev.msp.capture.SafeText;
import java.util.List;
import java.util.Map;

/** {@code msp info}: versions and paths. */
final class InfoCommand implements Subcommand {

  @Override
  public Definition definition() {
    return new Definition("info", "Show versions and paths", "", List.of(), List.of("msp info"));
  }

  @Override
  public int run(Words words, Streams streams) {
    Output out = streams.out();
    line(out, "msp", Version.TEXT);
    line(out, "java", property("java.version") + " (" + property("java.vendor") + ")");
    line(out, "java home", property("java.home"));
    line(
        out,
        "system",
        property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    line(out, "encoding", out.charset().name());
    line(out, "terminal", out.isTerminal() ? "yes" : "no");
    line(out, "protocol", "classic (MSP v1, and v2 with AES), v3 (MSP/3)");
    line(out, "transports", "tcp, tcp-listen, serial");
    line(out, "configuration", configuration(words));
    line(out, "state", directory(words.environment(), "XDG_STATE_HOME", ".local/state"));
    line(out, "cache", directory(words.environment(), "XDG_CACHE_HOME", ".cache"));
    out.flush();
    return ExitCode.DONE;
  }

  private static void line(Output out, String name, String value) {
    out.line(
        name + " ".repeat(15 - name.length()) + SafeText.forCharset(out.charset()).line(value));
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  private static String configuration(Words words) {
    String path = ConfigFile.path(words);
    return path.isEmpty() ? "none, for HOME is not set" : path;
  }

  /**
   * The XDG base directory specification: an absolute path in the variable, else one below home.
   */
  static String directory(Map<String, String> environment, String variable, String below) {
    String set = environment.getOrDefault(variable, "");
    String home = Directories.home(environment);
    String known = home.isEmpty() ? property("user.home") : home;
    String base = set.startsWith("/") ? set : known + '/' + below;
    return base + "/msp";
  }
}
