package dev.msp.config;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.EndpointParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes profiles and defaults of sections, and tells what in them means nothing. */
final class Interpreter {

  private final Mistakes mistakes;
  private final ConsoleSection console;
  private final PeerSections peers;
  private final Map<String, Profile> profiles = new TreeMap<>();
  private EndpointOptions defaults = EndpointOptions.NONE;

  Interpreter(Mistakes mistakes, ConsoleSection console, PeerSections peers) {
    this.mistakes = mistakes;
    this.console = console;
    this.peers = peers;
  }

  Map<String, Profile> profiles() {
    return profiles;
  }

  EndpointOptions defaults() {
    return defaults;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      switch (section.kind()) {
        case DEFAULTS -> defaults(section);
        case PROFILE -> profile(section);
        case CONSOLE -> console.readLook(section);
        case KEYS -> console.readKeys(section);
        case PEER -> peers.readPeer(section);
        case EXEC -> peers.readCommand(section);
        case REFUSED -> {} // told already
      }
    }
    peers.checkCommands();
  }

  private void defaults(Section section) {
    EndpointOptions options = EndpointOptions.NONE;
    List<String> keys = Keys.ofDefaults();
    for (Setting setting : section.settings().values()) {
      Optional<EndpointOption> option = option(setting, section, keys);
      if (option.isPresent()) {
        options = with(options, option.get(), setting);
      }
    }
    if (section.counts()) {
      defaults = options;
    }
  }

  private void profile(Section section) {
    Setting endpointSetting = section.settings().get(Keys.ENDPOINT);
    Endpoint endpoint = endpointSetting == null ? null : endpoint(endpointSetting);
    EndpointOptions options = EndpointOptions.NONE;
    Optional<String> passwordFile = Optional.empty();
    List<String> keys = Keys.ofProfile();
    for (Setting setting : section.settings().values()) {
      if (setting.key().equals(Keys.PASSWORD_FILE)) {
        passwordFile = passwordFile(setting);
      } else if (!setting.key().equals(Keys.ENDPOINT)) {
        Optional<EndpointOption> option = option(setting, section, keys);
        if (option.isPresent() && isWelcome(option.get(), setting, endpoint)) {
          options = with(options, option.get(), setting);
        }
      }
    }
    Header header = section.header();
    if (endpointSetting == null && section.counts() && !section.isGarbled()) {
      String message = header.text() + " has no endpoint; add a line like";
      mistakes.add(
          header.line(), header.kindAt() - 1, header.to(), message + " endpoint = /dev/ttyUSB0");
    }
    if (endpoint != null && section.counts()) {
      Endpoint whole = endpoint.with(options.orElse(endpoint.options()));
      profiles.put(header.name(), new Profile(header.name(), whole, passwordFile));
    }
  }

  /** Returns the endpoint of a profile, or null after telling why it is none. */
  private @Nullable Endpoint endpoint(Setting setting) {
    Value value = setting.value();
    if (!isOne(setting)) {
      return null;
    }
    Asked asked = new Asked();
    try {
      return EndpointParser.parse(value.text(), asked);
    } catch (EndpointException e) {
      boolean isName = asked.wasAsked() || value.text().isEmpty();
      String what = isName ? "is no endpoint" : e.expected();
      int from = value.indexOf(e.column() - 1);
      tell(setting, from, e.found() + ' ' + what + "; write it like " + e.example());
      return null;
    }
  }

  private Optional<String> passwordFile(Setting setting) {
    String path = setting.value().text();
    if (!isOne(setting)) {
      return Optional.empty();
    }
    if (!path.startsWith("/") && !path.startsWith("~/")) {
      String message = "password-file needs the whole path, from / or ~/ on";
      tell(setting, setting.value().from(), message);
    }
    return Optional.of(path);
  }

  /** Returns the option that a setting names, if the section has it; else tells. */
  private Optional<EndpointOption> option(Setting setting, Section section, List<String> keys) {
    String key = setting.key();
    Optional<EndpointOption> option = Keys.option(key);
    if (option.isPresent() && keys.contains(key)) {
      return option;
    }
    section.garble();
    String message = "there is no key " + key + " in " + section.header().text();
    if (Keys.ofProfile().contains(key)) {
      message = key + " is one endpoint's own; set it in a [profile NAME]";
    } else {
      String nearest = Keys.nearest(key, keys);
      message +=
          nearest.isEmpty() ? "; msp.conf(5) has all keys" : "; did you mean " + nearest + '?';
    }
    mistakes.add(setting.line(), setting.from(), setting.keyEnd(), message);
    return Optional.empty();
  }

  /** Returns whether an option means something beside an endpoint; else tells. */
  private boolean isWelcome(EndpointOption option, Setting setting, @Nullable Endpoint endpoint) {
    String message = "";
    if (endpoint != null && !option.appliesTo(endpoint.scheme())) {
      message = option.key() + " means nothing on " + endpoint.address() + "; take it out";
    } else if (endpoint != null && endpoint.options().explicit().containsKey(option)) {
      message = option.key() + " stands in the endpoint already; keep one of them";
    }
    if (!message.isEmpty()) {
      mistakes.add(setting.line(), setting.from(), setting.keyEnd(), message);
    }
    return message.isEmpty();
  }

  private EndpointOptions with(EndpointOptions options, EndpointOption option, Setting setting) {
    if (!isOne(setting)) {
      return options;
    }
    try {
      return options.with(option, setting.value().text());
    } catch (EndpointException e) {
      String message = e.found() + ' ' + e.expected() + "; write it like " + e.example();
      tell(setting, setting.value().from(), message);
      return options;
    }
  }

  private boolean isOne(Setting setting) {
    if (setting.value().isList()) {
      tell(setting, setting.value().from(), setting.key() + " takes one value, not a list");
    }
    return !setting.value().isList();
  }

  private void tell(Setting setting, int from, String message) {
    mistakes.add(setting.line(), from, setting.value().to(), message);
  }
}
