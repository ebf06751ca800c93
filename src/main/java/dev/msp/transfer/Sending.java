package dev.msp.transfer;

import dev.msp.frame.Bytes;
import dev.msp.session.ChannelException;
import dev.msp.transfer.FileRecord.Accept;
import dev.msp.transfer.FileRecord.Done;
import dev.msp.transfer.FileRecord.End;
import dev.msp.transfer.FileRecord.Held;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Seen;
import dev.msp.transfer.FileRecord.Start;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * One file sent over a channel: OFFER, ACCEPT, START, DATA …, END, DONE, SEEN. Whoever receives
 * decides. Source: msp-protocol(7), Files.
 */
final class Sending {

  private static final int READ = 256 << 10;

  private final RecordChannel channel;
  private final SourceFile source;
  private final Meter meter;

  Sending(RecordChannel channel, SourceFile source, Meter meter) {
    this.channel = channel;
    this.source = source;
    this.meter = meter;
  }

  /**
   * Sends it.
   *
   * @return the name under which it is stored, in the receiver's words
   * @throws TransferException if it is given up by either end; nobody was told yet
   */
  String run(IfThere ifThere) throws ChannelException, TransferException, InterruptedException {
    try {
      channel.send(new Offer(ifThere, source.id(), source.size(), source.name()));
      transmit(channel.expect(Accept.class));
      Done done =
          channel.expect(
              Done.class, Meter.TOLD_EVERY, () -> meter.moved(source.size(), channel::pending));
      acknowledge();
      return done.name();
    } catch (IOException e) {
      throw DiskFault.of(e, "read '" + source.name() + "'");
    }
  }

  /** It is stored, even if the link is lost just now: then the next one need not be waited for. */
  private void acknowledge() throws InterruptedException {
    try {
      channel.send(new Seen());
    } catch (ChannelException e) {
      // The receiver keeps its note of this file until somebody asks, or for a week.
    }
  }

  private void transmit(Accept accept)
      throws IOException, TransferException, ChannelException, InterruptedException {
    MessageDigest before = Sha256.begin();
    long offset = 0;
    MessageDigest running = Sha256.begin();
    for (Held held : accept.held()) {
      if (held.offset() > source.size() || !matches(running, offset, held)) {
        break;
      }
      before = Sha256.copy(running);
      offset = held.offset();
    }
    channel.send(new Start(offset));
    meter.begin(offset);
    try (ReadAhead file = new ReadAhead(source, offset, before)) {
      transmit(file, offset);
      source.requireUnchanged();
      channel.send(new End(file.hash()));
    }
  }

  /** Hashes on to where the receiver has the file, and returns whether it is this file. */
  private boolean matches(MessageDigest running, long from, Held held)
      throws IOException, TransferException, ChannelException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(READ);
    long at = from;
    while (at < held.offset()) {
      buffer.clear().limit((int) Math.min(READ, held.offset() - at));
      at += source.read(buffer, at);
      running.update(buffer.flip());
      channel.working();
    }
    return Bytes.copyOf(Sha256.copy(running).digest()).equals(held.hash());
  }

  private void transmit(ReadAhead file, long from)
      throws IOException, TransferException, ChannelException, InterruptedException {
    long done = from;
    ReadAhead.Chunk chunk = file.next(null);
    while (chunk != null) {
      // The OP of a record is put over the last byte of the one before: that was sent already.
      for (int at = 0; at < chunk.length(); ) {
        int length = Math.min(channel.goodData(), chunk.length() - at);
        channel.requireGoing();
        channel.sendData(chunk.array(), at, length);
        at += length;
        done += length;
        meter.moved(done, channel::pending);
      }
      chunk = file.next(chunk);
    }
  }
}
