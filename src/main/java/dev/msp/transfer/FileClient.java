package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.transfer.FileRecord.Ask;
import dev.msp.transfer.FileRecord.Entry;
import dev.msp.transfer.FileRecord.ListAll;
import dev.msp.transfer.FileRecord.Names;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Seen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends files to a peer and gets files from it, one after the other over one channel. A file whose
 * link is lost goes on over the next one from where it stopped. Who wants several at once has
 * several clients. For one thread, which waits; interrupting it ends the wait.
 */
public final class FileClient implements AutoCloseable {

  private final ChannelSource source;
  private final boolean clear;
  private final Clock clock;
  private final TransferEvents events;
  private final Persistence.Pauses pauses;
  private @Nullable RecordChannel channel;

  /**
   * Makes one; nothing is opened yet.
   *
   * @param clear whether files may go over a link that is not sealed
   */
  public FileClient(ChannelSource source, boolean clear, Clock clock, TransferEvents events) {
    this(source, clear, clock, events, Persistence.Pauses.REAL);
  }

  FileClient(
      ChannelSource source,
      boolean clear,
      Clock clock,
      TransferEvents events,
      Persistence.Pauses pauses) {
    this.source = source;
    this.clear = clear;
    this.clock = clock;
    this.events = events;
    this.pauses = pauses;
  }

  /** One try at something, over one channel. */
  private interface Attempt<T> {

    T over(RecordChannel channel) throws ChannelException, TransferException, InterruptedException;
  }

  /**
   * Sends a file.
   *
   * @param ifThere what the receiver is asked to do if it has one of that name
   * @return the name under which it is stored there; foreign text
   * @throws TransferException if it cannot be sent, or the peer does not want it
   * @throws ChannelException if the link is lost for good, or the peer takes no files
   */
  public String put(LocalFile file, IfThere ifThere)
      throws ChannelException, TransferException, InterruptedException {
    long[] size = {-1};
    Sent sent = new Sent();
    String storedAs =
        insist(
            file.name(),
            sent,
            records -> {
              try (SourceFile opened = file.open()) {
                size[0] = opened.size();
                Meter meter = sent.meter(file.name(), true, opened.size());
                records.nextRequest();
                return new Sending(records, opened, meter).run(ifThere);
              }
            });
    sent.stored(file.name(), storedAs, true, size[0]);
    return storedAs;
  }

  /**
   * Gets a file.
   *
   * @param name what it is called there; nothing else is taken for it
   * @param target what it shall be called here
   * @param inbox where it goes
   * @return the name under which it is stored here
   * @throws TransferException if it cannot be stored, or the peer does not give it
   * @throws ChannelException if the link is lost for good, or the peer gives no files
   */
  public String get(RelativeName name, RelativeName target, Inbox inbox, IfThere ifThere)
      throws ChannelException, TransferException, InterruptedException {
    long[] size = {-1};
    Sent sent = new Sent();
    String asked = name.toString();
    String storedAs =
        insist(
            asked,
            sent,
            records -> {
              records.nextRequest();
              records.send(new Ask(asked));
              Offer offer = records.expect(Offer.class);
              size[0] = offer.size();
              Meter meter = sent.meter(asked, false, offer.size());
              if (!offer.name().equals(asked)) {
                throw new TransferException(
                    Refusal.PROTOCOL,
                    "'" + asked + "' was asked for, and '" + offer.name() + "' came");
              }
              return take(records, inbox, meter, offer, target, ifThere);
            });
    sent.stored(asked, storedAs, false, size[0]);
    return storedAs;
  }

  private String take(
      RecordChannel records,
      Inbox inbox,
      Meter meter,
      Offer offer,
      RelativeName target,
      IfThere ifThere)
      throws ChannelException, TransferException, InterruptedException {
    String peer = FileService.key(records.channel().peer());
    try (Incoming file = inbox.begin(offer, target, ifThere, peer)) {
      Receiving receiving = new Receiving(records, file, meter);
      String storedAs = receiving.run();
      receiving.forget();
      awaitSeen(records);
      return storedAs;
    }
  }

  /** The file is here already: whether the other end knows that does not matter any more. */
  private void awaitSeen(RecordChannel records) throws InterruptedException {
    try {
      records.expect(Seen.class);
    } catch (ChannelException | TransferException e) {
      leave();
    }
  }

  /**
   * Returns all that the peer has below a directory, also what cannot be got.
   *
   * @param name what it is called there; empty for all that it gives
   * @throws TransferException if the peer does not tell, or tells names that were not asked for
   */
  public List<Listed> list(String name)
      throws ChannelException, TransferException, InterruptedException {
    return insist(name, new Sent(), records -> list(records, name));
  }

  private static List<Listed> list(RecordChannel records, String directory)
      throws ChannelException, TransferException, InterruptedException {
    records.nextRequest();
    records.send(new ListAll(directory));
    List<Listed> names = new ArrayList<>();
    List<Entry> part = records.expect(Names.class).entries();
    while (!part.isEmpty()) {
      for (Entry entry : part) {
        boolean asked = directory.isEmpty() || entry.name().startsWith(directory + "/");
        if (!asked || names.size() == SharedFiles.MAX_LISTED) {
          throw new TransferException(
              Refusal.PROTOCOL, "the list holds '" + entry.name() + "', which was not asked for");
        }
        names.add(new Listed(entry.name(), entry.size()));
      }
      part = records.expect(Names.class).entries();
    }
    return names;
  }

  /** What one file has cost so far, over all the channels that it took. */
  private final class Sent {

    private @Nullable Meter meter;
    private long before;
    private long start;

    /** Returns a meter; another one only where the file has changed its size meanwhile. */
    Meter meter(String name, boolean sends, long total) {
      Meter now = meter;
      if (now == null || now.total() != total) {
        start = now == null ? clock.nanos() : start;
        before = bytes();
        now = new Meter(name, sends, total, clock, events);
        meter = now;
      }
      return now;
    }

    long bytes() {
      return before + (meter == null ? 0 : meter.sent());
    }

    void stored(String name, String storedAs, boolean sends, long size) {
      long took = clock.nanos() - start;
      events.stored(new TransferEvents.Stored(name, storedAs, sends, size, bytes(), took));
    }
  }

  private <T> T insist(String name, Sent sent, Attempt<T> attempt)
      throws ChannelException, TransferException, InterruptedException {
    Persistence persistence = new Persistence(pauses);
    while (true) {
      RecordChannel now = channel(); // whoever opens it says whether there is another try
      try {
        return attempt.over(now);
      } catch (ChannelException e) {
        leave();
        persistence.lost(e, sent.bytes());
        events.interrupted(name, String.valueOf(e.getMessage()));
      } catch (TransferException e) {
        tell(e);
        persistence.refused(e, sent.bytes());
        events.interrupted(name, String.valueOf(e.getMessage()));
      }
    }
  }

  private RecordChannel channel() throws ChannelException, TransferException, InterruptedException {
    if (channel == null) {
      Channel opened = source.open();
      if (!clear && !opened.peer().isSealed()) {
        opened.close();
        throw new TransferException(
            Refusal.NOT_ALLOWED,
            "the link is not sealed: anybody in between could read and change the file;"
                + " --insecure at both ends permits that");
      }
      channel = new RecordChannel(opened);
    }
    return channel;
  }

  /** Tells the other end why a file is given up, and leaves a channel on which nothing fits. */
  private void tell(TransferException why) throws InterruptedException {
    boolean senseless = why.why() == Refusal.PROTOCOL || why.why() == Refusal.SILENT;
    try {
      if (channel != null && !why.isByPeer()) {
        channel.refuse(why);
      }
    } catch (ChannelException e) {
      senseless = true;
    }
    if (senseless) {
      leave();
    }
  }

  private void leave() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  /** Ends it; what is not complete stays, so that it can go on another time. */
  @Override
  public void close() {
    leave();
  }
}
