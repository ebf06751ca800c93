package dev.msp.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Completion for bash, 4.2 or later, also without the package bash-completion. */
final class BashCompletion {

  /**
   * What is the same for every program. Candidates are never given to {@code compgen -W}, which
   * would run what stands between backquotes in them.
   */
  private static final String RULES =
      """
      # Offers those words that begin as the typed one does.
      _msp_offer() {
        local word
        for word in "$@"; do
          if [[ $word == "$cur"* ]]; then
            word=$prefix$word
            printf -v word %q "${word#"$kept"}"
            COMPREPLY+=("$word")
          fi
        done
      }

      _msp_files() {
        compopt -o default 2>/dev/null
      }

      _msp_endpoints() {
        local -a names=()
        local name rest
        while IFS=$'\\t' read -r name rest; do
          names+=("$name")
        done < <("$program" completions endpoints </dev/null 2>/dev/null)
        _msp_offer "${names[@]}"
      }

      _msp() {
        local line=${COMP_LINE:0:COMP_POINT} part i
        local -a words=()
        # Bash cuts words at : and = too: here they are put together again.
        for ((i = 0; i <= COMP_CWORD; i++)); do
          part=${COMP_WORDS[i]}
          if ((i > 0)) && [[ $line != [[:blank:]]* ]]; then
            ((i == COMP_CWORD)) && part=$line
            words[${#words[@]}-1]+=$part
          else
            line=${line#"${line%%[![:blank:]]*}"}
            ((i == COMP_CWORD)) && part=$line
            words+=("$part")
          fi
          line=${line#"$part"}
        done

        COMPREPLY=()
        local program=${words[0]} cur=${words[${#words[@]}-1]} prefix= kept=
        local command= option= plain= place=0 word flags= takers=
        _msp_command ''
        for ((i = 1; i < ${#words[@]} - 1; i++)); do
          word=${words[i]}
          if [[ -n $option ]]; then
            option=
          elif [[ -z $plain && $word == -- ]]; then
            plain=yes
          elif [[ -z $plain && $word == -* ]]; then
            [[ " $takers " == *" $word "* ]] && option=$word
          elif [[ -z $command ]]; then
            command=$word
            _msp_command "$command"
          else
            ((place++))
          fi
        done
        local breaks=${COMP_WORDBREAKS//[^:=]/}
        if [[ -n $breaks ]]; then
          kept=${cur%"${cur##*[$breaks]}"}
        fi

        if [[ -n $option ]]; then
          _msp_value "$command" "$option"
        elif [[ -z $plain && $cur == --*=* ]]; then
          option=${cur%%=*}
          prefix=$option=
          cur=${cur#*=}
          _msp_value "$command" "$option"
        elif [[ -z $plain && $cur == --no-* ]]; then
          _msp_offer ${flags//--/--no-}
        elif [[ -z $plain && $cur == -* ]]; then
          _msp_offer $flags $takers --help
        else
          _msp_place "$command" "$place"
        fi
      }

      complete -F _msp msp
      """;

  private BashCompletion() {}

  /** Returns the script. */
  static String script(List<Definition> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("# Completion of msp for bash: source it, or save it as");
    lines.add("# ~/.local/share/bash-completion/completions/msp");
    lines.add("# Made by: msp completions bash");
    lines.add("");
    lines.addAll(optionsOfCommands(commands));
    lines.addAll(values(commands));
    lines.addAll(places(commands));
    return String.join("\n", lines) + "\n" + RULES;
  }

  private static List<String> optionsOfCommands(List<Definition> commands) {
    List<String> lines = new ArrayList<>(List.of("_msp_command() {", "  case $1 in"));
    lines.add("    '') flags='--version' takers='--profile --config' ;;");
    for (Definition command : commands) {
      String flags = names(command.options().stream().filter(Option::isFlag).toList());
      String takers = names(command.options().stream().filter(one -> !one.isFlag()).toList());
      lines.add("    " + command.name() + ") flags='" + flags + "' takers='" + takers + "' ;;");
    }
    lines.addAll(List.of("    *) flags= takers= ;;", "  esac", "}", ""));
    return lines;
  }

  private static String names(List<Option> options) {
    return String.join(" ", options.stream().map(option -> "--" + option.name()).toList());
  }

  /** The same option may take something else in another command: then each has its own case. */
  private static List<String> values(List<Definition> commands) {
    Map<String, Map<String, Offer>> byOption = new LinkedHashMap<>();
    for (Definition command : commands) {
      for (Option option : command.options()) {
        byOption
            .computeIfAbsent(":--" + option.name(), first -> new LinkedHashMap<>())
            .put(command.name(), Offer.of(option));
      }
    }
    Map<String, Offer> offers = new LinkedHashMap<>();
    byOption.forEach(
        (option, own) -> {
          if (Set.copyOf(own.values()).size() == 1) {
            offers.put("*" + option, own.values().iterator().next());
          } else {
            own.forEach((command, offer) -> offers.put(command + option, offer));
          }
        });
    return cases("_msp_value() {", offers);
  }

  private static List<String> places(List<Definition> commands) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    List<String> names = commands.stream().map(Definition::name).toList();
    offers.put("'':0", new Offer(Offer.Kind.WORDS, names));
    for (Definition command : commands) {
      List<Offer> places = Offer.places(command.positional());
      for (int i = 0; i < places.size(); i++) {
        boolean more = i == places.size() - 1 && Offer.isRepeated(command.positional());
        offers.put(command.name() + ':' + (more ? "*" : i), places.get(i));
      }
    }
    return cases("_msp_place() {", offers);
  }

  private static List<String> cases(String function, Map<String, Offer> offers) {
    List<String> lines = new ArrayList<>(List.of(function, "  case $1:$2 in"));
    offers.forEach(
        (pattern, offer) -> {
          String action = action(offer);
          if (!action.isEmpty()) {
            lines.add("    " + pattern + ") " + action + " ;;");
          }
        });
    lines.addAll(List.of("  esac", "}", ""));
    return lines;
  }

  private static String action(Offer offer) {
    return switch (offer.kind()) {
      case NOTHING -> "";
      case WORDS -> "_msp_offer " + String.join(" ", offer.words());
      case FILES -> "_msp_files";
      case ENDPOINTS -> "_msp_endpoints";
    };
  }
}
