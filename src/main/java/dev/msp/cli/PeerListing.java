package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.config.AuthorizedPeer;
import dev.msp.config.Config;
import dev.msp.config.Grants;
import dev.msp.config.KnownPeer;
import dev.msp.config.PeerRights;
import dev.msp.crypto.Fingerprint;
import dev.msp.crypto.PeerKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All peers of which anything is known: when they were met, and what they may do. */
final class PeerListing {

  /**
   * One peer.
   *
   * @param met where and when it was met, if it was
   * @param key its key, where that is known and not only its fingerprint
   * @param grants what it may do, if anybody said
   */
  private record Row(
      Optional<KnownPeer> met,
      Optional<PeerKey> key,
      Fingerprint fingerprint,
      Optional<Grants> grants) {}

  private final List<Row> rows;

  private PeerListing(List<Row> rows) {
    this.rows = rows;
  }

  /** Puts together who was met, and behind them who may do something and was not met. */
  static PeerListing of(Config config, List<KnownPeer> known, List<AuthorizedPeer> authorized) {
    PeerRights rights = new PeerRights(config, authorized);
    List<Row> rows = new ArrayList<>();
    Set<Fingerprint> told = new LinkedHashSet<>();
    for (KnownPeer peer : known) {
      PeerKey key = PeerKey.parse(peer.key()).orElseThrow();
      Fingerprint fingerprint = key.fingerprint();
      told.add(fingerprint);
      rows.add(
          new Row(
              Optional.of(peer),
              Optional.of(key),
              fingerprint,
              rights.of(key.text(), fingerprint.text())));
    }
    Set<String> others = new LinkedHashSet<>();
    authorized.forEach(peer -> others.add(peer.who()));
    others.addAll(config.peers().keySet());
    for (String who : others) {
      Optional<PeerKey> key = PeerKey.parse(who);
      Fingerprint fingerprint =
          key.map(PeerKey::fingerprint).or(() -> Fingerprint.parse(who)).orElseThrow();
      if (told.add(fingerprint)) {
        String text = key.map(PeerKey::text).orElse("");
        rows.add(new Row(Optional.empty(), key, fingerprint, rights.of(text, fingerprint.text())));
      }
    }
    return new PeerListing(rows);
  }

  /** Prints three lines for each peer. */
  void text(Output out) {
    if (rows.isEmpty()) {
      out.line("no peer is known, and none may do anything");
    }
    SafeText safe = SafeText.forCharset(out.charset());
    for (Row row : rows) {
      String head =
          row.met()
              .map(peer -> safe.line(peer.name()) + "  first met " + peer.firstSeen())
              .orElse("not met yet");
      List<String> may = row.grants().map(Grants::words).orElse(List.of());
      out.line(head);
      out.line("  " + row.fingerprint().text());
      out.line("  may " + (may.isEmpty() ? "do nothing" : safe.line(String.join(", ", may))));
    }
  }

  /** Prints a JSON object for each peer. */
  void json(Output out) {
    for (Row row : rows) {
      JsonLine line = KeyText.start(out);
      row.met()
          .ifPresent(
              peer ->
                  line.put("name", peer.name())
                      .put("firstSeen", peer.firstSeen().toString())
                      .put("line", peer.line()));
      row.key().ifPresent(key -> line.put("key", key.text()));
      KeyText.put(line, row.fingerprint());
      row.grants().ifPresent(grants -> line.put("grants", grants.words()));
      out.line(line.toString());
    }
  }
}
