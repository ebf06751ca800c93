package dev.msp.command.verb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs together in the help, by first words. */
final class Topics {

  private static final Map<String, List<String>> ALL = all();

  private Topics() {}

  private static Map<String, List<String>> all() {
    Map<String, List<String>> topics = new LinkedHashMap<>();
    topics.put(
        "Sessions",
        List.of("open", "listen", "close", "reopen", "use", "rename", "sessions", "ports", "line"));
    topics.put("Sending", List.of("send", "send-hex", "send-file", "raw", "fault"));
    topics.put("Receiving", List.of("expect", "forget", "on"));
    topics.put("Files and commands", List.of("put", "get", "files", "exec"));
    topics.put("Time", List.of("wait", "pause", "every", "beside", "join", "stop"));
    topics.put(
        "Programs",
        List.of("let", "echo", "if", "else", "repeat", "macro", "call", "include", "fail", "end"));
    topics.put("Records", List.of("log", "record"));
    topics.put("This program", List.of("set", "show", "history", "help", "quit"));
    return topics;
  }

  /** Returns the topics in order, and the first words of each. */
  static Map<String, List<String>> byTitle() {
    return ALL;
  }
}
