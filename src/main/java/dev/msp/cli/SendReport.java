package dev.msp.cli;

import dev.msp.capture.EventJson;
import dev.msp.capture.LinkText;
import dev.msp.capture.RoundTripTime;
import dev.msp.capture.SafeText;
import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import dev.msp.link.Delivery;
import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import dev.msp.session.RoundTrips;
import dev.msp.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code send} prints: results on standard output, diagnostics on standard error. */
final class SendReport {

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_REPLIES = 1000;
  private static final long PROGRESS_NANOS = 200_000_000L;

  private final Streams streams;
  private final String name;
  private final boolean json;
  private final boolean quiet;
  private final SafeText safe;
  private final EventJson asJson;
  private final ArrayDeque<String> replies = new ArrayDeque<>();
  private JournalReader reader = new Journal(0).read();
  private final RoundTrips roundTrips = new RoundTrips();
  private int total;
  private long sent;
  private long unsent;
  private volatile long acked;
  private volatile @Nullable Delivery last;
  private boolean stream;
  private boolean progress;
  private boolean shown;
  private long lastProgress;

  SendReport(Streams streams, String name, boolean json, boolean quiet) {
    this.streams = streams;
    this.name = name;
    this.json = json;
    this.quiet = quiet;
    this.safe = SafeText.forCharset(streams.out().charset());
    this.asJson = new EventJson(name, !streams.out().charset().equals(StandardCharsets.UTF_8));
  }

  void follow(Session session) {
    reader = session.journal().read();
  }

  void total(int messages) {
    total = messages;
  }

  /** Input may be long: no line for each message, but how far it is. */
  void showProgress() {
    stream = true;
    boolean dumb = "dumb".equals(streams.environment().get("TERM"));
    boolean typed = Terminals.isTerminal(0, null);
    progress = streams.err().isTerminal() && !quiet && !dumb && !typed;
  }

  /** Takes note of all that has happened. */
  void drain() {
    Event event = reader.poll();
    while (event != null) {
      take(event);
      event = reader.poll();
    }
    long lost = reader.takeLost();
    if (lost > 0) {
      streams.complain(lost + " events are not shown: they came faster than they could be written");
    }
    streams.out().flush();
  }

  private void take(Event event) {
    if (json) {
      print(asJson.line(event));
    } else {
      tell(event);
    }
    Optional<Bytes> message = event.received();
    if (message.isPresent()) {
      reply(message.get());
    }
  }

  /** Says what else came: whoever gets no ACK must see what came in its place. */
  private void tell(Event event) {
    if (event instanceof Event.SkippedEvent skipped) {
      String what =
          skipped.fault().kind() == Fault.Kind.NOISE
              ? skipped.bytes().length() + " bytes came that are no frame: "
              : "a bad frame came, " + skipped.fault().describe() + ": ";
      failureAsIs(name + ": " + what, skipped.bytes());
    } else if (event instanceof Event.FrameEvent frame && isToldHere(frame)) {
      String type = FrameType.name(frame.type());
      Bytes content =
          LinkText.of(frame.raw(), frame.plain()).map(Bytes::utf8).orElseGet(frame::content);
      failureAsIs(name + ": " + type + " came, " + frame.remark() + ": ", content);
    } else if (event instanceof Event.StateEvent state) {
      tell(state);
    }
  }

  private void tell(Event.StateEvent event) {
    if (event.state().equals("reconnecting")) {
      failure(event.detail().startsWith(name) ? event.detail() : name + ": " + event.detail());
    } else if (event.state().equals("open") && event.detail().contains("; the driver ")) {
      failure(event.detail()); // the line has not what was asked for
    } else if (event.state().equals("trouble")) {
      failure(event.detail());
    } else {
      tellLink(event);
    }
  }

  /** Says once for each link what protects the messages, and that there is none. */
  private void tellLink(Event.StateEvent event) {
    switch (event.state()) {
      case "classic" -> failure(name + ": fell back to classic: " + event.detail());
      case "sealed" -> remark(name + ": sealed with " + event.detail());
      case "clear" -> remark(name + ": clear link: anyone in between can read it");
      default -> {} // what goes on until then is told by what comes of it
    }
  }

  private void remark(String sentence) {
    if (!quiet) {
      failure(sentence);
    }
  }

  /** What fails a delivery (another ACK than OK, an echo) is told with the delivery. */
  private static boolean isToldHere(Event.FrameEvent frame) {
    return frame.type() != FrameType.ACK
        && !frame.remark().isEmpty()
        && !frame.remark().contains("echoes");
  }

  /** Foreign bytes are made safe apart from the sentence, so that they are cut and not it. */
  private void failureAsIs(String sentence, Bytes foreign) {
    clearProgress();
    SafeText forErrors = SafeText.forCharset(streams.err().charset());
    streams.err().line("msp: " + forErrors.line(sentence) + forErrors.line(foreign, LONGEST_TEXT));
    streams.err().flush();
  }

  private void print(String line) {
    clearProgress();
    streams.out().line(line);
  }

  private void reply(Bytes message) {
    String text = message.text().orElseGet(message::toHex);
    if (replies.size() == MOST_REPLIES) {
      replies.remove();
    }
    replies.add(text);
    if (!json && !quiet) {
      print("reply             " + safe.line(message));
    }
  }

  /** Waits for something to happen. */
  void await(long nanos) {
    try {
      reader.await(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drain();
  }

  /** Returns whether a reply that came is what was expected; those before it are forgotten. */
  boolean takeReply(Expectation expect) {
    for (String reply : replies) {
      if (expect.matches(reply)) {
        while (!replies.remove().equals(reply)) {
          continue;
        }
        return true;
      }
    }
    return false;
  }

  /** Returns the replies that nothing expected, and forgets them. */
  List<String> takeReplies() {
    List<String> all = new ArrayList<>(replies);
    replies.clear();
    return all;
  }

  /** All replies so far are none to what is sent next. */
  void forgetReplies() {
    drain();
    replies.clear();
  }

  /** This delivery is on its way. */
  void sent(Delivery delivery) {
    last = delivery;
  }

  /**
   * Nothing more becomes of this delivery.
   *
   * @param which what a failure is to call it: empty, or a name and a colon
   */
  void over(String which, Delivery delivery) {
    if (delivery.wasSent()) {
      sent++;
    } else {
      unsent++;
    }
    if (delivery.status() == Delivery.Status.ACKED) {
      acked++;
      roundTrips.add(delivery.roundTripNanos());
      if (!json && !quiet && !stream) {
        print(acked(delivery));
        streams.out().flush();
      }
    } else {
      failure(which + sentence(delivery));
    }
    if (progress && System.nanoTime() - lastProgress > PROGRESS_NANOS) {
      lastProgress = System.nanoTime();
      shown = true;
      streams.err().text("\r" + counted() + "\u001b[K");
      streams.err().flush();
    }
  }

  private String acked(Delivery delivery) {
    String time = RoundTripTime.of(delivery.roundTripNanos());
    String text = delivery.text().text().orElse("");
    return "acked  "
        + " ".repeat(Math.max(1, 9 - time.length()))
        + time
        + "  "
        + safe.line(text, LONGEST_TEXT);
  }

  private String sentence(Delivery delivery) {
    return switch (delivery.status()) {
      case LATE ->
          "the ACK of " + name + " came late, after " + RoundTripTime.of(delivery.roundTripNanos());
      case TIMED_OUT -> name + ": " + delivery.reason();
      default -> delivery.reason();
    };
  }

  /** Returns how far everything came; asked by another thread, when the program is ended. */
  String interrupted() {
    Delivery current = last;
    boolean open = current != null && current.wasSent() && !current.isOver();
    return "interrupted; "
        + acked
        + (stream ? "" : " of " + total)
        + (acked == 1 && stream ? " message was" : " messages were")
        + " acknowledged"
        + (open ? "; the last one sent may have arrived" : "");
  }

  void failure(String sentence) {
    clearProgress();
    streams.complain(sentence);
  }

  void notSent(int count) {
    clearProgress();
    if (count > 0) {
      streams.complain(count + (count == 1 ? " message was" : " messages were") + " not sent");
    }
  }

  void restNotSent() {
    clearProgress();
    streams.complain("the rest of standard input was not sent; --keep-going would go on");
  }

  void finish() {
    drain();
    clearProgress();
    if (stream && !quiet) {
      streams.err().line("msp: " + counted());
      streams.err().flush();
    }
  }

  private void clearProgress() {
    if (shown) {
      shown = false;
      streams.err().text("\r\u001b[K");
      streams.err().flush();
    }
  }

  private String counted() {
    String text = sent + " sent, " + acked + " acked";
    if (unsent > 0) {
      text += ", " + unsent + " not sent";
    }
    return acked == 0
        ? text
        : text + ", round trip p50 " + percentile(50) + ", p99 " + percentile(99);
  }

  private String percentile(double percent) {
    roundTrips.flush();
    return RoundTripTime.of(roundTrips.percentileMicros(percent) * 1_000);
  }
}
