package dev.msp.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an {@code [exec NAME]} runs.
 *
 * @param argv a program and its arguments; behind the program <code>{1}</code> to <code>{16}</code>
 *     stand for what the peer gives
 * @param directory where it runs: a path from / or ~/ on
 * @param timeout how long it may run
 * @param output how many bytes it may write, 1 KiB to 16 MiB
 */
public record PeerCommand(
    List<String> argv, Optional<String> directory, Optional<Duration> timeout, OptionalInt output) {

  /** A command without settings of its own. */
  static final PeerCommand NONE =
      new PeerCommand(List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  /** Copies the list. */
  public PeerCommand {
    argv = List.copyOf(argv);
  }

  PeerCommand running(List<String> words) {
    return new PeerCommand(words, directory, timeout, output);
  }

  PeerCommand in(String path) {
    return new PeerCommand(argv, Optional.of(path), timeout, output);
  }

  PeerCommand atMost(Duration time) {
    return new PeerCommand(argv, directory, Optional.of(time), output);
  }

  PeerCommand writing(int bytes) {
    return new PeerCommand(argv, directory, timeout, OptionalInt.of(bytes));
  }
}
