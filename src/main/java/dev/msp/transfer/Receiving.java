package dev.msp.transfer;

import dev.msp.session.ChannelException;
import dev.msp.transfer.FileRecord.Accept;
import dev.msp.transfer.FileRecord.Data;
import dev.msp.transfer.FileRecord.Done;
import dev.msp.transfer.FileRecord.End;
import dev.msp.transfer.FileRecord.Refuse;
import dev.msp.transfer.FileRecord.Seen;
import dev.msp.transfer.FileRecord.Start;
import java.io.IOException;

/**
 * One file received from a channel, after its OFFER was taken: ACCEPT, START, DATA …, END, DONE,
 * SEEN. Source: msp-protocol(7), Files.
 */
final class Receiving {

  private final RecordChannel channel;
  private final Incoming file;
  private final Meter meter;

  Receiving(RecordChannel channel, Incoming file, Meter meter) {
    this.channel = channel;
    this.file = file;
    this.meter = meter;
  }

  /**
   * Receives it.
   *
   * @return the name under which it is stored
   * @throws TransferException if it is given up by either end; nobody was told yet
   */
  String run() throws ChannelException, TransferException, InterruptedException {
    try {
      channel.send(new Accept(file.held(this::beat)));
      Start start = channel.expect(Start.class);
      file.start(start.offset());
      meter.begin(start.offset());
      return take();
    } catch (IOException e) {
      throw DiskFault.of(e, "write the file");
    }
  }

  private void beat() throws InterruptedException, TransferException {
    try {
      channel.working();
    } catch (ChannelException e) {
      throw new TransferException(Refusal.SILENT, String.valueOf(e.getMessage()));
    }
  }

  private String take()
      throws IOException, ChannelException, TransferException, InterruptedException {
    while (true) {
      FileRecord record = channel.next();
      if (record instanceof Data data) {
        file.write(data);
        meter.moved(file.length(), () -> 0);
      } else if (record instanceof End end) {
        return end(end);
      } else {
        if (record instanceof Refuse refuse && refuse.why() == Refusal.CHANGED) {
          file.discard();
        }
        throw RecordChannel.unexpected(record);
      }
    }
  }

  private String end(End end)
      throws IOException, ChannelException, TransferException, InterruptedException {
    String name = file.finish(end.hash());
    channel.send(new Done(name));
    return name;
  }

  /** Waits until the sender knows; only then may be forgotten what came. */
  void awaitSeen() throws ChannelException, TransferException, InterruptedException {
    channel.expect(Seen.class);
    forget();
  }

  /** Forgets what came: nobody will ask for it again. */
  void forget() {
    try {
      file.forget();
    } catch (IOException e) {
      // It stays until the inbox is opened in a week: it does no harm.
    }
  }
}
