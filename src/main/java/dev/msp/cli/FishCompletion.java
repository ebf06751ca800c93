package dev.msp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Completion for fish. */
final class FishCompletion {

  /** Which command it is, and how many words that are no options stand behind it. */
  private static final String RULES =
      """
      function __msp_at
        set -l typed (commandline -opc)
        set -l command
        set -l place 0
        set -l option
        for word in $typed[2..-1]
          if test -n "$option"
            set option
          else if string match -q -- '-*' $word
            contains -- $word $__msp_takers; and set option $word
          else if test -z "$command"
            set command $word
          else
            set place (math $place + 1)
          end
        end
        test "$command" = "$argv[1]"; or return 1
        test (count $argv) -eq 1; or contains -- $place $argv[2..-1]; or contains more $argv
      end

      function __msp_endpoints
        set -l typed (commandline -opc)
        $typed[1] completions endpoints 2>/dev/null
      end

      complete -c msp -f
      complete -c msp -n '__msp_at ""' -l version -d 'show the version'
      complete -c msp -n '__msp_at ""' -l profile -x -a '(__msp_endpoints)' -d 'the endpoint'
      complete -c msp -n '__msp_at ""' -l config -r -F -d 'the file of profiles'
      complete -c msp -s h -l help -d 'show help'
      """;

  private FishCompletion() {}

  /** Returns the script. */
  static String script(List<Definition> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("# Completion of msp for fish: source it, or save it as");
    lines.add("# ~/.config/fish/completions/msp.fish");
    lines.add("# Made by: msp completions fish");
    lines.add("");
    lines.add("set -g __msp_takers " + String.join(" ", takers(commands)));
    lines.add("");
    lines.addAll(RULES.lines().toList());
    for (Definition command : commands) {
      lines.add("");
      lines.add(line("", "-a " + command.name() + " -d " + quoted(command.summary())));
      command.options().forEach(option -> lines.add(option(command, option)));
      lines.addAll(places(command));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Set<String> takers(List<Definition> commands) {
    Set<String> takers = new TreeSet<>();
    for (Definition command : commands) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          takers.add("--" + option.name());
        }
      }
    }
    return takers;
  }

  private static String option(Definition command, Option option) {
    String value = option.isFlag() ? "" : value(Offer.of(option));
    return line(command.name(), "-l " + option.name() + value + " -d " + quoted(option.help()));
  }

  private static String value(Offer offer) {
    return offer.kind() == Offer.Kind.FILES ? " -r -F" : " -x" + words(offer);
  }

  private static List<String> places(Definition command) {
    List<String> lines = new ArrayList<>();
    List<Offer> places = Offer.places(command.positional());
    for (int i = 0; i < places.size(); i++) {
      boolean more = i == places.size() - 1 && Offer.isRepeated(command.positional());
      Offer offer = places.get(i);
      String at = command.name() + " " + (more && i == 0 ? "more" : i);
      if (offer.kind() == Offer.Kind.FILES) {
        lines.add(line(at, "-F"));
      } else if (offer.kind() != Offer.Kind.NOTHING) {
        lines.add(line(at, words(offer).strip()));
      }
    }
    return lines;
  }

  private static String words(Offer offer) {
    return switch (offer.kind()) {
      case NOTHING, FILES -> "";
      case WORDS -> " -a " + quoted(String.join(" ", offer.words()));
      case ENDPOINTS -> " -a '(__msp_endpoints)'";
    };
  }

  private static String line(String at, String rest) {
    String condition = at.isEmpty() ? "__msp_at \"\"" : "__msp_at " + at;
    return "complete -c msp -n '" + condition + "' " + rest;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
