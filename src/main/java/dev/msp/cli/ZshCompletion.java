package dev.msp.cli;

import java.util.ArrayList;
import java.util.List;

/** Completion for zsh, by its function {@code _arguments}. */
final class ZshCompletion {

  private static final String ENDPOINTS =
      """
      _msp_endpoints() {
        local -a found
        local line
        for line in ${(f)"$(_call_program endpoints ${(q)program} completions endpoints 2>/dev/null)"}; do
          found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
        done
        _describe -t endpoints endpoint found
      }

      """;

  private static final String END =
      """
          esac
        fi
      }

      if [ "$funcstack[1]" = "_msp" ]; then
        _msp "$@"
      else
        compdef _msp msp
      fi
      """;

  private ZshCompletion() {}

  /** Returns the script. */
  static String script(List<Definition> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("#compdef msp");
    lines.add("# Completion of msp for zsh: source it behind compinit, or save it as _msp in a");
    lines.add("# directory of $fpath. Made by: msp completions zsh");
    lines.add("");
    lines.addAll(ENDPOINTS.lines().toList());
    lines.add("");
    lines.add("_msp() {");
    lines.add("  local program=${(Q)words[1]} state");
    lines.add("  local -a line commands");
    lines.add("  commands=(");
    for (Definition command : commands) {
      lines.add("    " + quoted(command.name() + ':' + command.summary()));
    }
    lines.add("  )");
    lines.add("  _arguments -S -C '(- *)--help[show help]' '(- *)--version[show the version]' \\");
    lines.add("    '--profile=[the endpoint]:PROFILE:_msp_endpoints' '--config=:FILE:_files' \\");
    lines.add("    '1:command:->command' '*::word:->words' && return");
    lines.add("  if [[ $state == command ]]; then");
    lines.add("    _describe -t commands command commands");
    lines.add("  else");
    lines.add("    case $line[1] in");
    for (Definition command : commands) {
      lines.add("      " + command.name() + ")");
      lines.add("        _arguments -S \\");
      specifications(command).forEach(one -> lines.add("          " + quoted(one) + " \\"));
      lines.add("          '(- *)'{-h,--help}'[show help]'");
      lines.add("        ;;");
    }
    return String.join("\n", lines) + "\n" + END;
  }

  private static List<String> specifications(Definition command) {
    List<String> all = new ArrayList<>();
    for (Option option : command.options()) {
      String help = "[" + escaped(option.help()) + "]";
      if (option.isFlag()) {
        all.add("--" + option.name() + help);
        all.add("!--no-" + option.name()); // known, but not offered
      } else {
        String again = option.isList() ? "*" : "";
        String value = ":" + escaped(option.label()) + action(Offer.of(option));
        all.add(again + "--" + option.name() + "=" + help + value);
      }
    }
    List<Offer> places = Offer.places(command.positional());
    for (int i = 0; i < places.size(); i++) {
      boolean more = i == places.size() - 1 && Offer.isRepeated(command.positional());
      all.add((more ? "*" : i + 1) + ":word" + action(places.get(i)));
    }
    return all;
  }

  private static String action(Offer offer) {
    return switch (offer.kind()) {
      case NOTHING -> ": ";
      case WORDS -> ":(" + String.join(" ", offer.words()) + ")";
      case FILES -> ":_files";
      case ENDPOINTS -> ":_msp_endpoints";
    };
  }

  private static String escaped(String help) {
    return help.replaceAll("[\\\\\\[\\]:]", "\\\\$0");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
