package dev.msp.cli;

import dev.msp.capture.EventJson;
import dev.msp.capture.JsonLine;
import dev.msp.session.Clock;
import dev.msp.session.LinkState;
import dev.msp.transfer.Listed;
import dev.msp.transfer.Progress;
import dev.msp.transfer.ProgressText;
import dev.msp.transfer.Refusal;
import dev.msp.transfer.StoredText;
import dev.msp.transfer.TransferEvents;
import dev.msp.transfer.TransferException;
import dev.msp.transport.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code put} and {@code get} say: a line for each file on standard output, how far it is on
 * standard error while that is a terminal.
 */
final class TransferReport implements TransferEvents, AutoCloseable {

  /** Without wrapping, so that it stays one line on a terminal that is too narrow for it. */
  private static final String ONE_LINE = "\r\u001b[?7l%s\u001b[K\u001b[?7h";

  private final Streams streams;
  private final Clock clock = Clock.system();
  private final EventJson events;
  private final boolean json;
  private final boolean quiet;
  private final boolean live;
  private @Nullable Progress last;
  private long seq;
  private boolean shown;
  private boolean stopped;

  TransferReport(Endpoint endpoint, Streams streams, Words words) throws UserError {
    this.streams = streams;
    boolean ascii = !streams.out().charset().equals(StandardCharsets.UTF_8);
    this.events = new EventJson(endpoint.label(), ascii);
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
    last = progress;
    if (live && !stopped) {
      shown = true;
      streams.err().text(ONE_LINE.formatted(TransferCommand.safe(ProgressText.of(progress))));
      streams.err().flush();
    }
  }

  @Override
  public synchronized void interrupted(String name, String why) {
    complain(name + ": interrupted, it goes on where it stopped: " + why);
  }

  @Override
  public synchronized void stored(Stored file) {
    last = null;
    clear();
    if (json) {
      JsonLine line = begin("file").put("direction", file.sends() ? "out" : "in");
      line.put("name", file.name()).put("storedAs", file.storedAs());
      line.put("length", file.size()).put("moved", file.moved());
      print(line.put("micros", file.nanos() / 1000));
    } else if (!quiet) {
      String what = (file.sends() ? "put " : "got ") + StoredText.of(file);
      streams.out().line(TransferCommand.safe(what));
    }
    streams.out().flush();
  }

  /** Prints what there is, with its length in front as {@code ls -l} has it. */
  synchronized void listed(List<Listed> all) {
    for (Listed one : all) {
      if (json) {
        print(begin("listed").put("name", one.name()).put("length", one.size()));
      } else if (!quiet) {
        streams.out().line("%12d  ".formatted(one.size()) + TransferCommand.safe(one.name()));
      }
    }
    streams.out().flush();
  }

  @Override
  public synchronized void skipped(String name) {
    clear();
    if (json) {
      print(begin("skipped").put("name", name));
    } else if (!quiet) {
      streams.out().line("left " + TransferCommand.safe(name) + ", is there already");
      streams.out().flush();
    }
  }

  @Override
  public synchronized void failed(String name, TransferException why) {
    last = null;
    if (json) {
      print(begin("failed").put("name", name).put("reason", String.valueOf(why.getMessage())));
    }
    complain(why.of(name) + remedy(why));
  }

  /** Says why nothing goes any more. */
  synchronized void failure(TransferException why) {
    failure(why.getMessage() + remedy(why));
  }

  /** Says why nothing goes any more. */
  synchronized void failure(String why) {
    if (json && !stopped) {
      print(begin("failed").put("reason", why));
    }
    complain(why);
  }

  private static String remedy(TransferException why) {
    return why.why() == Refusal.EXISTS ? "; say --overwrite, --rename or --skip" : "";
  }

  /** Says how many files did not go, where there were several. */
  synchronized void sum(int missing, int asked) {
    if (missing > 0 && asked > 1) {
      complain(missing + " of " + asked + " files did not go");
    }
  }

  /** The user ends it: says how far it is, and nothing more. */
  synchronized void stop() {
    Progress progress = last;
    if (progress != null) {
      complain(
          progress.name()
              + ": stopped at "
              + progress.percent()
              + " %; the same command again goes on from there");
    }
    stopped = true;
  }

  private JsonLine begin(String event) {
    return events.begin(clock.micros(clock.nanos()), seq++).put("event", event);
  }

  private void print(JsonLine line) {
    streams.out().line(line.toString());
    streams.out().flush();
  }

  private void complain(String sentence) {
    if (!stopped) {
      clear();
      streams.complain(sentence);
    }
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
