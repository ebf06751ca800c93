package dev.msp.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code [peer FINGERPRINT]} and {@code [exec NAME]}: who may do what, and what that is. */
final class PeerSections {

  private static final String GRANTS = "grants";
  private static final String GRANTS_EXAMPLE = "grants = [message, exec=status]";

  private final Mistakes mistakes;
  private final Map<String, Grants> peers = new TreeMap<>();
  private final Map<String, PeerCommand> commands = new TreeMap<>();

  /** Where each command was granted, until all sections were read. */
  private final Map<String, Setting> granted = new LinkedHashMap<>();

  PeerSections(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Returns what each peer may do, by fingerprint. */
  Map<String, Grants> peers() {
    return peers;
  }

  /** Returns what each command runs, by name. */
  Map<String, PeerCommand> commands() {
    return commands;
  }

  /** Refuses a name that cannot be that of a section. */
  static void checkName(Header header) throws Misread {
    int end = header.nameAt() + header.name().length();
    if (header.kind().equals("peer") && !PeerList.isFingerprint(header.name())) {
      throw new Misread(
          header.nameAt(), end, "[peer] needs a fingerprint, SHA256: and 43 characters of Base64");
    }
    if (header.kind().equals("exec")) {
      if (!Grants.isName(header.name())) {
        throw new Misread(
            header.nameAt(), end, "[exec] needs a name of letters, digits, . _ and -, like status");
      }
      if (header.name().equals(Grants.SHELL)) {
        throw new Misread(
            header.nameAt(), end, "shell is granted as it is, and no command may be called so");
      }
    }
  }

  void readPeer(Section section) {
    for (Setting setting : section.settings().values()) {
      if (isGrants(setting, section)) {
        try {
          Grants grants = AuthorizedPeers.grants(setting.value().items());
          grants.commands().forEach(name -> granted.putIfAbsent(name, setting));
          peers.put(section.header().name(), grants);
        } catch (Misread e) {
          mistakes.add(setting.line(), e.from(), e.to(), e.message());
        }
      }
    }
    checkWhole(section, GRANTS, GRANTS_EXAMPLE);
  }

  void readCommand(Section section) {
    commands.put(section.header().name(), new ExecSection(mistakes).read(section));
    checkWhole(section, ExecSection.ARGV, ExecSection.ARGV_EXAMPLE);
  }

  /** Refuses grants of commands that are not there, once all sections were read. */
  void checkCommands() {
    // No lambda: a one-shot command with a profile comes by here.
    for (Map.Entry<String, Setting> grant : granted.entrySet()) {
      String name = grant.getKey();
      if (!commands.containsKey(name) && !name.equals(Grants.SHELL)) {
        String nearest = Nearest.to(name, commands.keySet());
        tell(
            grant.getValue(),
            "there is no [exec "
                + name
                + (nearest.isEmpty() ? "]; add one" : "]; did you mean " + nearest + '?'));
      }
    }
  }

  private boolean isGrants(Setting setting, Section section) {
    if (!setting.key().equals(GRANTS)) {
      section.garble();
      mistakes.add(
          setting.line(),
          setting.from(),
          setting.keyEnd(),
          section.header().text() + " has one key, grants, and not " + setting.key());
      return false;
    }
    if (!setting.value().isList()) {
      tell(setting, "grants takes a list in brackets, like " + GRANTS_EXAMPLE);
      return false;
    }
    return true;
  }

  private void checkWhole(Section section, String key, String example) {
    Header header = section.header();
    if (section.counts() && !section.isGarbled() && !section.settings().containsKey(key)) {
      String message = header.text() + " has no " + key + "; add a line like ";
      mistakes.add(header.line(), header.kindAt() - 1, header.to(), message + example);
    }
  }

  private void tell(Setting setting, String message) {
    mistakes.add(setting.line(), setting.value().from(), setting.value().to(), message);
  }
}
