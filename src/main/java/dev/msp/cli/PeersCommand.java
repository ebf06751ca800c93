package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.config.AuthorizedPeers;
import dev.msp.config.ConfigException;
import dev.msp.config.KnownPeers;
import dev.msp.config.Nearest;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.StoredIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code msp peers}: who is known, who may do what, and who the user is. */
final class PeersCommand implements Subcommand {

  private static final Option GRANT =
      Option.list("grant", "WORD", "what it may do: message, file:in=DIR,out=DIR, exec=NAME");
  private static final List<String> ON_A_PEER = List.of("allow", "revoke", "forget");
  private static final List<String> ACTIONS = List.of("list", "show", "allow", "revoke", "forget");

  @Override
  public Definition definition() {
    return new Definition(
        "peers",
        "List who is known and may do what, change that, or show your own key",
        "[list] | show | allow PEER | revoke PEER | forget NAME",
        List.of(GRANT, SendCommand.JSON, ConfigFile.CONFIG),
        List.of(
            "msp peers",
            "msp peers show",
            "msp peers allow bench:9009 --grant message --grant exec=status",
            "msp peers forget bench:9009"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    String action = action(words);
    Path directory = OwnFiles.directory(streams.environment());
    try {
      switch (action) {
        case "list" -> list(directory, words, streams.out());
        case "show" -> show(words, streams);
        default -> change(action, directory, words, streams);
      }
    } catch (IOException e) {
      String file = action.equals("forget") ? KnownPeers.NAME : AuthorizedPeers.NAME;
      throw OwnFiles.refused(directory.resolve(file), e);
    } catch (ConfigException e) {
      throw OwnFiles.mistaken(e);
    }
    streams.out().flush();
    return streams.out().isBroken() ? ExitCode.CLOSED_OUTPUT : ExitCode.DONE;
  }

  private static String action(Words words) throws UserError {
    List<String> positional = words.positional();
    String action = positional.isEmpty() ? "list" : positional.get(0);
    if (!ACTIONS.contains(action)) {
      String nearest = Nearest.to(action, ACTIONS);
      throw UserError.usage(
          "there is no peers "
              + action
              + (nearest.isEmpty()
                  ? "; there are " + String.join(", ", ACTIONS)
                  : "; did you mean " + nearest + '?'));
    }
    int expected = ON_A_PEER.contains(action) ? 2 : 1;
    if (positional.size() > expected) {
      throw UserError.usage("peers " + action + " takes no such word: " + positional.get(expected));
    }
    if (expected == 2 && positional.size() < 2) {
      throw UserError.usage(
          "peers " + action + " needs a peer, like: msp peers " + action + " bench:9009");
    }
    if (words.isGiven(GRANT) && !action.equals("allow")) {
      throw UserError.usage("--grant belongs to msp peers allow");
    }
    return action;
  }

  private static void list(Path directory, Words words, Output out)
      throws UserError, IOException, ConfigException {
    PeerListing listing =
        PeerListing.of(
            ConfigFile.of(words).config(),
            new KnownPeers(directory).all(),
            new AuthorizedPeers(directory).all());
    if (words.flag(SendCommand.JSON)) {
      listing.json(out);
    } else {
      listing.text(out);
    }
  }

  private static void show(Words words, Streams streams) throws UserError {
    OwnIdentity own = new OwnIdentity(streams.environment());
    try (StoredIdentity stored =
        own.stored()
            .orElseThrow(() -> UserError.usage("there is no key yet; make one with: msp keygen"))) {
      PeerKey key = stored.publicKey();
      String file = own.file().path().toString();
      Output out = streams.out();
      if (words.flag(SendCommand.JSON)) {
        JsonLine line = KeyText.put(KeyText.start(out), key).put("file", file);
        out.line(line.put("passphrase", stored.isSealed()).toString());
        return;
      }
      KeyText.print(key, out);
      String sealed = stored.isSealed() ? " (under a passphrase)" : "";
      out.line("file         " + SafeText.forCharset(out.charset()).line(file) + sealed);
    }
  }

  private static void change(String action, Path directory, Words words, Streams streams)
      throws UserError, IOException, ConfigException {
    PeerEdits edits = new PeerEdits(directory, ConfigFile.of(words).config());
    String peer = words.positional().get(1);
    String done =
        switch (action) {
          case "allow" -> edits.allow(peer, words.values(GRANT));
          case "revoke" -> edits.revoke(peer);
          default -> edits.forget(peer);
        };
    streams.out().line(SafeText.forCharset(streams.out().charset()).line(done));
    edits.warnings().forEach(streams::complain);
  }
}
