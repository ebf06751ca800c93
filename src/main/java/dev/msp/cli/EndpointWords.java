package dev.msp.cli;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an endpoint from its text, from what the command line and the environment say for all
 * endpoints, and from the file. Each beats the next.
 */
final class EndpointWords {

  private static final EndpointOption[] ALL = EndpointOption.values();

  private EndpointWords() {}

  /** Returns the options of the endpoints that a command sends to. */
  static List<Option> forSending() {
    List<Option> options = new ArrayList<>(ALL.length);
    for (EndpointOption option : ALL) {
      boolean either =
          option.appliesTo(Endpoint.Scheme.SERIAL) || option == EndpointOption.CONNECT_TIMEOUT;
      if (either && !option.isForRaw()) {
        options.add(option(option));
      }
    }
    return options;
  }

  /** Returns the options of the endpoints that a command serves. */
  static List<Option> forServing() {
    List<Option> options = new ArrayList<>(ALL.length);
    for (EndpointOption option : ALL) {
      boolean either =
          option.appliesTo(Endpoint.Scheme.TCP_LISTEN) || option.appliesTo(Endpoint.Scheme.SERIAL);
      if (either && !option.isForRaw()) {
        options.add(option(option));
      }
    }
    return options;
  }

  /** Returns the options that mean something on a COM port only. */
  static List<Option> forSerial() {
    List<Option> options = new ArrayList<>(ALL.length);
    for (EndpointOption option : ALL) {
      if (option.schemes().equals(Set.of(Endpoint.Scheme.SERIAL))) {
        options.add(option(option));
      }
    }
    return options;
  }

  /** Returns the options of an endpoint whose bytes are used as they are. */
  static List<Option> forRaw() {
    List<Option> options = new ArrayList<>(ALL.length);
    for (EndpointOption option : ALL) {
      if (option.schemes().contains(Endpoint.Scheme.SERIAL)
          || option == EndpointOption.CONNECT_TIMEOUT) {
        options.add(option(option));
      }
    }
    return options;
  }

  /** Says what opening is going to wait for, where that is a person. */
  static void sayWhatIsAwaited(Endpoint endpoint, Streams streams) {
    if (endpoint.scheme() == Endpoint.Scheme.SERIAL && endpoint.host().equals("new")) {
      streams.complain("waiting for the next serial port to be plugged in; Ctrl-C ends");
    }
  }

  /** Returns an endpoint's option as one of the command line. */
  static Option option(EndpointOption option) {
    String label =
        switch (option.kind()) {
          case FLAG -> "";
          case DURATION -> "TIME";
          case NUMBER -> "N";
          case CHOICE -> option.range().orElse("WORD");
          case TEXT -> "TEXT";
        };
    String byDefault = option.byDefault().isPresent() ? " [" + option.byDefault().get() + "]" : "";
    return new Option(option.longOption(), label, option.help() + byDefault);
  }

  /** Returns several endpoints; an option beside them must mean something on one of them. */
  static List<Endpoint> parseAll(
      List<String> texts, List<Option> known, Words words, ConfigFile file) throws UserError {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : texts) {
      endpoints.add(checked(text, known, file));
    }
    List<Endpoint> complete = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Endpoint endpoint = complete(endpoints.get(i), endpoints, known, words);
      complete.add(file.complete(texts.get(i), endpoint));
    }
    return complete;
  }

  /** Returns the endpoint that a text or the name of a profile means, with all its options. */
  static Endpoint parse(String text, List<Option> known, Words words, ConfigFile file)
      throws UserError {
    return file.complete(text, complete(checked(text, known, file), known, words));
  }

  private static Endpoint checked(String text, List<Option> known, ConfigFile file)
      throws UserError {
    Endpoint endpoint = file.endpoint(text);
    if (endpoint.scheme() != Endpoint.Scheme.SERIAL) {
      for (EndpointOption option : endpoint.options().explicit().keySet()) {
        refuseUnknown(option, known, endpoint);
      }
    }
    return endpoint;
  }

  /** Returns the endpoint with the options that stand beside it or in the environment. */
  static Endpoint complete(Endpoint endpoint, List<Option> known, Words words) throws UserError {
    return complete(endpoint, List.of(endpoint), known, words);
  }

  private static Endpoint complete(
      Endpoint endpoint, List<Endpoint> all, List<Option> known, Words words) throws UserError {
    EndpointOptions options = endpoint.options();
    Map<EndpointOption, String> own = options.explicit();
    for (EndpointOption option : ALL) {
      String value = isKnown(option, known) ? words.value(option(option)) : null;
      if (value != null && !own.containsKey(option) && applies(option, endpoint, all, words)) {
        options = with(options, option, value, words);
      }
    }
    return endpoint.with(options);
  }

  private static EndpointOptions with(
      EndpointOptions options, EndpointOption option, String value, Words words) throws UserError {
    try {
      return options.with(option, value);
    } catch (EndpointException e) {
      throw UserError.usage(
          words.source(option(option))
              + ": "
              + e.found()
              + ' '
              + e.expected()
              + "; write it like "
              + e.example());
    }
  }

  private static void refuseUnknown(EndpointOption option, List<Option> known, Endpoint endpoint)
      throws UserError {
    if (!isKnown(option, known)) {
      throw UserError.usage(
          option.key() + " in " + endpoint + " means nothing to this command; leave it out");
    }
  }

  /** By name: the equals of a record takes 15 ms to load in a one-shot command. */
  private static boolean isKnown(EndpointOption option, List<Option> known) {
    for (Option one : known) {
      if (one.name().equals(option.longOption())) {
        return true;
      }
    }
    return false;
  }

  private static boolean applies(
      EndpointOption option, Endpoint endpoint, List<Endpoint> all, Words words) throws UserError {
    boolean applies = option.appliesTo(endpoint.scheme());
    if (!applies && words.isGiven(option(option)) && !appliesToAny(option, all)) {
      throw UserError.usage("--" + option.longOption() + " means nothing on " + endpoint.address());
    }
    return applies;
  }

  private static boolean appliesToAny(EndpointOption option, List<Endpoint> all) {
    for (Endpoint endpoint : all) {
      if (option.appliesTo(endpoint.scheme())) {
        return true;
      }
    }
    return false;
  }
}
