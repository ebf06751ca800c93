package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.crypto.Fingerprint;
import dev.msp.crypto.PeerKey;
import java.nio.charset.StandardCharsets;

/** How a key is told, as text and as JSON. */
final class KeyText {

  private KeyText() {}

  /** Prints a key, its fingerprint and its words, each on a line. */
  static void print(PeerKey key, Output out) {
    Fingerprint fingerprint = key.fingerprint();
    out.line("fingerprint  " + fingerprint.text());
    out.line("words        " + fingerprint.words());
    out.line("key          " + key.text());
  }

  /** Begins a JSON object for what is printed. */
  static JsonLine start(Output out) {
    return out.charset().equals(StandardCharsets.UTF_8) ? JsonLine.start() : JsonLine.startAscii();
  }

  /** Adds the fields of a key. */
  static JsonLine put(JsonLine line, PeerKey key) {
    line.put("key", key.text());
    return put(line, key.fingerprint());
  }

  /** Adds the fields of a fingerprint. */
  static JsonLine put(JsonLine line, Fingerprint fingerprint) {
    return line.put("fingerprint", fingerprint.text()).put("words", fingerprint.words());
  }
}
