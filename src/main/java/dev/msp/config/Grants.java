package dev.msp.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a peer may do. Nothing implies anything else.
 *
 * <pre>
 *   message                  send messages
 *   file:in=DIR              put files into this directory
 *   file:out=DIR             get files from this directory
 *   file:in=DIR,out=DIR      both
 *   exec=NAME,NAME           run these commands, each an [exec NAME] of msp.conf, or {@code shell}
 * </pre>
 *
 * @param message whether it may send messages
 * @param inbox where its files go: a path from / or ~/ on
 * @param outbox where it gets files from: a path from / or ~/ on
 * @param commands what it may run, sorted
 */
public record Grants(
    boolean message, Optional<String> inbox, Optional<String> outbox, Set<String> commands) {

  /** No rights at all. */
  public static final Grants NONE = new Grants(false, Optional.empty(), Optional.empty(), Set.of());

  /** The command that needs no section, for it is any command. */
  public static final String SHELL = "shell";

  private static final String FILE = "file:";
  private static final String EXEC = "exec=";
  private static final String IN = "in=";
  private static final String OUT = "out=";

  /** Sorts the commands, and keeps them from changing. */
  public Grants {
    commands = Collections.unmodifiableSet(new TreeSet<>(commands));
  }

  /**
   * Reads the words of a list of grants.
   *
   * @throws GrantException at the first that is none, or that is there twice
   */
  public static Grants parse(Collection<String> words) throws GrantException {
    Grants all = NONE;
    for (String word : words) {
      Grants one = parse(word);
      if ((one.message && all.message)
          || (one.inbox.isPresent() && all.inbox.isPresent())
          || (one.outbox.isPresent() && all.outbox.isPresent())) {
        throw new GrantException(word, word + " grants what was granted already; keep one of them");
      }
      all = all.plus(one);
    }
    return all;
  }

  private static Grants parse(String word) throws GrantException {
    if (word.equals("message")) {
      return new Grants(true, Optional.empty(), Optional.empty(), Set.of());
    }
    if (word.startsWith(FILE)) {
      return files(word, word.substring(FILE.length()));
    }
    if (word.startsWith(EXEC)) {
      List<String> names = List.of(word.substring(EXEC.length()).split(",", -1));
      for (String name : names) {
        if (!isName(name)) {
          throw new GrantException(word, word + " does not name commands, like exec=status,reboot");
        }
      }
      return new Grants(false, Optional.empty(), Optional.empty(), new TreeSet<>(names));
    }
    throw new GrantException(
        word, word + " is no grant; there are message, file:in=DIR,out=DIR and exec=NAME");
  }

  private static Grants files(String word, String text) throws GrantException {
    int second = text.startsWith(IN) ? text.indexOf("," + OUT) : -1;
    String first = second < 0 ? text : text.substring(0, second);
    Optional<String> inbox = after(IN, first);
    Optional<String> outbox = after(OUT, second < 0 ? text : text.substring(second + 1));
    if ((inbox.isEmpty() && outbox.isEmpty()) || !isPlace(inbox) || !isPlace(outbox)) {
      throw new GrantException(
          word, word + " needs whole paths, from / or ~/ on, like file:in=/srv/in,out=/srv/out");
    }
    return new Grants(false, inbox, outbox, Set.of());
  }

  private static Optional<String> after(String prefix, String text) {
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }

  private static boolean isPlace(Optional<String> path) {
    return path.isEmpty() || path.get().startsWith("/") || path.get().startsWith("~/");
  }

  /** Returns whether a command may be called so: letters of ASCII, digits, {@code . _ -}. */
  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  }

  /** Returns what both grant; a directory is that of this one, where both name one. */
  public Grants plus(Grants other) {
    Set<String> both = new TreeSet<>(commands);
    both.addAll(other.commands);
    return new Grants(
        message || other.message, inbox.or(other::inbox), outbox.or(other::outbox), both);
  }

  /** Returns the words of the list, as {@link #parse} reads them. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (message) {
      words.add("message");
    }
    if (inbox.isPresent() || outbox.isPresent()) {
      String in = inbox.map(path -> IN + path).orElse("");
      String out = outbox.map(path -> OUT + path).orElse("");
      words.add(FILE + in + (in.isEmpty() || out.isEmpty() ? "" : ",") + out);
    }
    if (!commands.isEmpty()) {
      words.add(EXEC + String.join(",", commands));
    }
    return words;
  }
}
