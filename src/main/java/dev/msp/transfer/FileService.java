package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.Peer;
import dev.msp.transfer.FileRecord.Ask;
import dev.msp.transfer.FileRecord.Entry;
import dev.msp.transfer.FileRecord.ListAll;
import dev.msp.transfer.FileRecord.Names;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Refuse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers the channels for files that peers open: takes what they send, gives what they ask for, as
 * far as their rights go. Safe for use by several threads.
 */
public final class FileService {

  /** So many channels one peer has at once; on clear links all peers together. */
  static final int PER_PEER = 8;

  /** So many bytes of names are sent in one record. */
  private static final int NAMES_ROOM = Channel.MAX_BLOCK - FileRecord.MAX_NAME - 16;

  private final FilePolicy policy;
  private final Clock clock;
  private final Map<String, Integer> open = new HashMap<>();

  /** Makes one. */
  public FileService(FilePolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** Answers a channel on a thread of its own. */
  public void start(Channel channel) {
    Thread thread = new Thread(() -> answer(channel), "msp-files");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers a channel until it ends, and closes it. */
  public void answer(Channel channel) {
    Peer peer = channel.peer();
    FileRights rights = policy.rightsOf(peer);
    if (!peer.isSealed() && !rights.clear()) {
      channel.refuse(
          "files go over a sealed link only; --insecure at both ends permits clear ones");
    } else if (!enter(key(peer))) {
      channel.refuse("more than " + PER_PEER + " transfers at once");
    } else {
      try (RecordChannel records = new RecordChannel(channel)) {
        new Visit(records, rights, policy.eventsOf(peer)).run();
      } finally {
        leave(key(peer));
      }
    }
  }

  /** Returns what tells a peer from others; nothing does on a clear link. */
  static String key(Peer peer) {
    return peer.fingerprint().orElse("");
  }

  private boolean enter(String peer) {
    synchronized (open) {
      int before = open.getOrDefault(peer, 0);
      if (before < PER_PEER) {
        open.put(peer, before + 1);
      }
      return before < PER_PEER;
    }
  }

  private void leave(String peer) {
    synchronized (open) {
      open.computeIfPresent(peer, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  /** One channel. */
  private final class Visit {

    private final RecordChannel channel;
    private final FileRights rights;
    private final TransferEvents events;

    Visit(RecordChannel channel, FileRights rights, TransferEvents events) {
      this.channel = channel;
      this.rights = rights;
      this.events = events;
    }

    void run() {
      try {
        while (answerOne()) {
          // the next one
        }
      } catch (ChannelException e) {
        // It has ended: whoever opened it goes on with a new one, or is done.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Answers one request; returns whether more can be made sense of. */
    private boolean answerOne() throws ChannelException, InterruptedException {
      try {
        answer(channel.next());
      } catch (TransferException e) {
        if (!e.isByPeer()) {
          channel.refuse(e);
        }
        if (e.why() == Refusal.PROTOCOL || e.why() == Refusal.SILENT) {
          channel.channel().refuse(String.valueOf(e.getMessage()));
          return false;
        }
      }
      return true;
    }

    private void answer(FileRecord request)
        throws ChannelException, InterruptedException, TransferException {
      if (request instanceof Offer offer) {
        channel.nextRequest();
        take(offer);
      } else if (request instanceof Ask ask) {
        channel.nextRequest();
        give(ask.name());
      } else if (request instanceof ListAll list) {
        channel.nextRequest();
        list(list.name());
      } else if (!(request instanceof Refuse)) { // that of a file which is over already
        throw RecordChannel.unexpected(request);
      }
    }

    private TransferException notAllowed(String what) {
      return new TransferException(Refusal.NOT_ALLOWED, what);
    }

    private void take(Offer offer)
        throws ChannelException, InterruptedException, TransferException {
      Inbox inbox = rights.inbox().orElseThrow(() -> notAllowed("no files are taken here"));
      if (offer.ifThere() == IfThere.OVERWRITE && !rights.overwrite()) {
        throw notAllowed("nothing is overwritten here");
      }
      RelativeName target = RelativeName.of(offer.name());
      Meter meter = new Meter(offer.name(), false, offer.size(), clock, events);
      String peer = key(channel.channel().peer());
      try (Incoming file = inbox.begin(offer, target, offer.ifThere(), peer)) {
        Receiving receiving = new Receiving(channel, file, meter);
        String name = receiving.run();
        events.stored(meter.stored(name));
        receiving.awaitSeen();
      } catch (TransferException e) {
        events.failed(offer.name(), e);
        throw e;
      }
    }

    private SharedFiles shared() throws TransferException {
      return rights.shared().orElseThrow(() -> notAllowed("no files are given here"));
    }

    private void give(String name)
        throws ChannelException, InterruptedException, TransferException {
      try (SourceFile source = shared().open(RelativeName.of(name))) {
        Meter meter = new Meter(name, true, source.size(), clock, events);
        String storedAs = new Sending(channel, source, meter).run(IfThere.REFUSE);
        events.stored(meter.stored(storedAs));
      } catch (TransferException e) {
        events.failed(name, e);
        throw e;
      }
    }

    private void list(String name)
        throws ChannelException, InterruptedException, TransferException {
      List<Entry> part = new ArrayList<>();
      int room = NAMES_ROOM;
      for (Entry entry : shared().list(name)) {
        part.add(entry);
        room -= 10 + entry.name().getBytes(StandardCharsets.UTF_8).length;
        if (room < 0) {
          channel.send(new Names(part));
          part.clear();
          room = NAMES_ROOM;
        }
      }
      if (!part.isEmpty()) {
        channel.send(new Names(part));
      }
      channel.send(new Names(List.of()));
    }
  }
}
