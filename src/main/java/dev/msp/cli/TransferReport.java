package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.session.LinkState;
import dev.msp.transfer.Progress;
import dev.msp.transfer.ProgressText;
import dev.msp.transfer.TransferEvents;
import java.util.Optional;

/**
 * What {@code put} and {@code get} say: a line for each file on standard output, how far it is on
 * standard error while that is a terminal.
 */
final class TransferReport implements TransferEvents, AutoCloseable {

  /** Without wrapping, so that it stays one line on a terminal that is too narrow for it. */
  private static final String ONE_LINE = "\r\u001b[?7l%s\u001b[K\u001b[?7h";

  private final Streams streams;
  private final boolean json;
  private final boolean quiet;
  private final boolean live;
  private boolean shown;

  TransferReport(Streams streams, Words words) throws UserError {
    this.streams = streams;
    this.json = words.flag(SendCommand.JSON);
    this.quiet = words.flag(SendCommand.QUIET);
    boolean dumb = "dumb".equals(streams.environment().get("TERM"));
    this.live = streams.err().isTerminal() && !quiet && !dumb;
  }

  /** Tells over what kind of link the files go. */
  void link(Optional<LinkState> link) {
    if (!quiet && link.isPresent() && link.get().isSealed()) {
      streams.complain("sealed link with " + link.get().fingerprint());
    }
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (live) {
      shown = true;
      streams.err().text(ONE_LINE.formatted(TransferCommand.safe(ProgressText.of(progress))));
      streams.err().flush();
    }
  }

  @Override
  public synchronized void interrupted(String name, String why) {
    clear();
    streams.complain(
        TransferCommand.safe(name)
            + ": interrupted, it goes on where it stopped: "
            + TransferCommand.safe(why));
  }

  @Override
  public synchronized void stored(Stored file) {
    clear();
    if (json) {
      JsonLine line = JsonLine.start();
      line.put("event", "file").put("direction", file.sends() ? "out" : "in");
      line.put("name", file.name()).put("storedAs", file.storedAs());
      line.put("length", file.size()).put("moved", file.moved());
      streams.out().line(line.toString());
    } else if (!quiet) {
      boolean renamed = !file.storedAs().equals(file.name());
      streams
          .out()
          .line(
              (file.sends() ? "put  " : "got  ")
                  + TransferCommand.safe(file.name())
                  + (renamed ? " as " + TransferCommand.safe(file.storedAs()) : "")
                  + "  "
                  + file.size()
                  + " bytes");
    }
    streams.out().flush();
  }

  /** Says why something did not go. */
  synchronized void failure(String why) {
    clear();
    streams.complain(TransferCommand.safe(why));
  }

  private void clear() {
    if (shown) {
      shown = false;
      streams.err().text("\r\u001b[K");
      streams.err().flush();
    }
  }

  @Override
  public synchronized void close() {
    clear();
  }
}
