package dev.msp.capture;

import dev.msp.session.Clock;
import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens on any number of sessions to one file, in the order of time, on a thread of
 * its own. The wires never wait for it: events that a journal gave up before they could be written
 * are counted, and told in the log. Safe for several threads.
 */
public final class EventLog {

  /**
   * How a log is written.
   *
   * @param format as text or as JSON
   * @param mask hides what must not be in it
   * @param clock tells when the log began and ended
   * @param zone whose time of day a text has
   */
  public record Style(LogFormat format, Mask mask, Clock clock, ZoneId zone) {}

  /** Told, on the thread that writes, of what goes wrong. */
  public interface Trouble {
    /** So many events of a session could not be written; the log goes on. Told once. */
    void lost(String session, long count);

    /** The log has ended, for nothing more can be written. */
    void ended(IOException reason);
  }

  /**
   * What a log holds.
   *
   * @param events how many were written
   * @param lost how many were not
   */
  public record Summary(long events, long lost) {}

  /** What comes together is written together: so long is waited for more. */
  private static final long GATHERING_MILLIS = 20;

  /** After so many events, what new sessions bring is looked at. */
  private static final int PASS = 10_000;

  private final LogFile file;
  private final Style style;
  private final Trouble trouble;
  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private final Semaphore bell = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable IOException failure;
  private long written;
  private long lost;

  private EventLog(LogFile file, Style style, Trouble trouble) {
    this.file = file;
    this.style = style;
    this.trouble = trouble;
  }

  /**
   * Starts a log, whose first line is written when this returns.
   *
   * @throws IOException if it cannot be; the file is closed then
   */
  public static EventLog start(LogFile file, Style style, Trouble trouble) throws IOException {
    EventLog log = new EventLog(file, style, trouble);
    try {
      log.note("", "started", 0);
      file.flush();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    Thread thread = new Thread(log::run, "msp-log");
    thread.setDaemon(true);
    thread.start();
    return log;
  }

  /**
   * Writes what happens on a session from an event on.
   *
   * @param from number of the event
   */
  public void follow(String session, Journal journal, long from) {
    sources.add(new Source(session, journal, from));
    bell.release();
  }

  /**
   * Ends the log when everything that has happened so far is on the disk.
   *
   * @param nanos how long to wait at most
   * @throws IOException if not all could be written in that time
   */
  public Summary stop(long nanos) throws IOException, InterruptedException {
    stopping.countDown();
    bell.release();
    if (!ended.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new IOException("the disk took longer than " + nanos / 1_000_000_000 + " s");
    }
    IOException reason = failure;
    if (reason != null) {
      throw reason;
    }
    return new Summary(written, lost);
  }

  private void run() {
    boolean done = false;
    try (file) {
      while (stopping.getCount() > 0) {
        bell.drainPermits();
        int count = pass();
        file.flush();
        if (count < PASS) {
          await();
        }
      }
      finish();
      done = true;
    } catch (IOException e) {
      failure = e;
      done = true;
      trouble.ended(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does: told below
    } finally {
      if (!done) {
        failure = new IOException("a bug in msp, please report it");
        trouble.ended(new IOException("a bug in msp, please report it"));
      }
      ended.countDown();
    }
  }

  private void await() throws InterruptedException {
    if (stopping.getCount() == 0) {
      return; // its bell may be among the permits that were drained
    }
    sources.forEach(Source::arm);
    bell.acquire();
    boolean ignored = stopping.await(GATHERING_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void finish() throws IOException {
    sources.forEach(Source::end);
    while (pass() > 0) {
      file.flush();
    }
    note("", "stopped", 0);
    file.sync();
  }

  /** Writes what is there, the oldest first; returns how many events those were. */
  private int pass() throws IOException {
    PriorityQueue<Source> heads = new PriorityQueue<>(Comparator.comparingLong(Source::micros));
    for (Source source : sources) {
      offer(source, heads);
    }
    int count = 0;
    for (Source first = heads.poll(); first != null; first = heads.poll()) {
      first.write();
      count++;
      if (count == PASS) {
        return count;
      }
      offer(first, heads);
    }
    return count;
  }

  private void offer(Source source, PriorityQueue<Source> heads) {
    if (source.hasNext()) {
      heads.add(source);
    } else if (source.isOver()) {
      sources.remove(source);
    }
  }

  private void note(String session, String what, long count) throws IOException {
    file.add(style.format().note(micros(), style.zone(), style.mask().mask(session), what, count));
  }

  private long micros() {
    return style.clock().micros(style.clock().nanos());
  }

  /** One session, and how far it is written. Only the thread that writes uses it. */
  private final class Source {
    private final String session;
    private final Journal journal;
    private final JournalReader reader;
    private final LogFormat.Lines lines;
    private final long from;
    private long next;
    private long end = Long.MAX_VALUE;
    private @Nullable Event head;
    private volatile boolean armed;

    Source(String session, Journal journal, long from) {
      this.session = session;
      this.journal = journal;
      this.reader = journal.read();
      this.lines = style.format().of(style.mask().mask(session), style.zone());
      this.from = from;
      this.next = from;
    }

    /** What happens from now on is not written any more. */
    void end() {
      end = journal.size();
    }

    void arm() {
      if (!armed) {
        armed = true;
        reader.ring(this::ring);
      }
    }

    private void ring() {
      armed = false;
      bell.release();
    }

    boolean hasNext() {
      while (head == null && next < end) {
        head = reader.poll();
        if (head == null) {
          return false;
        }
        if (head.stamp().seq() < from) {
          head = null;
        }
      }
      return head != null;
    }

    boolean isOver() {
      return head == null && reader.isAtEnd();
    }

    long micros() {
      return head == null ? Long.MAX_VALUE : head.stamp().micros();
    }

    void write() throws IOException {
      Event event = head;
      if (event == null) {
        return;
      }
      head = null;
      long missed = event.stamp().seq() - next;
      next = event.stamp().seq() + 1;
      if (missed > 0) {
        missed(missed);
      }
      file.add(lines.line(style.mask().mask(event)));
      written++;
    }

    private void missed(long count) throws IOException {
      note(session, "lost", count);
      boolean first = lost == 0;
      lost += count;
      if (first) {
        trouble.lost(session, count);
      }
    }
  }
}
