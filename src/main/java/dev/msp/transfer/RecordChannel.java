package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.transfer.FileRecord.Data;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Refuse;
import dev.msp.transfer.FileRecord.Working;
import java.util.Optional;

/**
 * Records over a channel. It counts the requests, by which both ends know which file a REFUSE
 * means, and throws away what was on its way when a file was given up. For one thread.
 */
final class RecordChannel implements AutoCloseable {

  /** So long an end may say nothing that is waited for, in nanoseconds. */
  static final long SILENCE = 120_000_000_000L;

  /** As often one says that it is still at work. */
  private static final long BEAT = 5_000_000_000L;

  /** So much may come of a file that was refused; an end that sends more does not listen. */
  static final long LEFT_OVER = 64L << 20;

  private final Channel channel;
  private final long silence;
  private int request;
  private long leftOver;
  private long beat = System.nanoTime();

  RecordChannel(Channel channel) {
    this(channel, SILENCE);
  }

  RecordChannel(Channel channel, long silence) {
    this.channel = channel;
    this.silence = silence;
  }

  Channel channel() {
    return channel;
  }

  /** Counts a request: an OFFER, ASK or LIST of the client. */
  void nextRequest() {
    request++;
  }

  void send(FileRecord record) throws ChannelException, InterruptedException {
    byte[] block = RecordCodec.encode(record);
    channel.send(block, 0, block.length);
  }

  /** Sends data that stands behind the place for its OP. */
  void sendData(byte[] array, int op, int length) throws ChannelException, InterruptedException {
    array[op] = RecordCodec.DATA;
    channel.send(array, op, 1 + length);
  }

  /** Returns how many bytes at most of what was sent have not arrived yet. */
  long pending() {
    return channel.pending();
  }

  /** Returns how many bytes of a file go well into one record. */
  int goodData() {
    return Math.min(channel.goodBlock(), Channel.MAX_BLOCK) - 1;
  }

  /** Says that this end is at work, unless it was said a moment ago. */
  void working() throws ChannelException, InterruptedException {
    long now = System.nanoTime();
    if (now - beat >= BEAT) {
      beat = now;
      send(new Working());
    }
  }

  /** Says that the file of this request is given up; what still comes of it is thrown away. */
  void refuse(TransferException why) throws ChannelException, InterruptedException {
    leftOver = LEFT_OVER;
    send(new Refuse(why.why(), request, String.valueOf(why.getMessage())));
  }

  /**
   * Waits for a record that moves something on.
   *
   * @throws TransferException if none comes for a long time, or something that is none
   */
  FileRecord next() throws ChannelException, InterruptedException, TransferException {
    return next(silence, () -> {});
  }

  /**
   * Waits for a record that moves something on.
   *
   * @param every so often something is done meanwhile, in nanoseconds
   */
  private FileRecord next(long every, Runnable meanwhile)
      throws ChannelException, InterruptedException, TransferException {
    while (true) {
      Optional<byte[]> came = channel.receive(every);
      for (long waited = every; came.isEmpty() && waited < silence; waited += every) {
        meanwhile.run();
        came = channel.receive(Math.min(every, silence - waited));
      }
      byte[] block = came.orElseThrow(this::silent);
      FileRecord record = RecordCodec.decode(block);
      if (!(record instanceof Working) && !isOld(record)) {
        leftOver = 0;
        return record;
      }
    }
  }

  private TransferException silent() {
    return new TransferException(
        Refusal.SILENT,
        "the other end sent nothing for " + silence / 1_000_000_000 + " s, though it is there");
  }

  /** Returns whether a record belongs to a file that was given up already. */
  private boolean isOld(FileRecord record) throws TransferException {
    if (record instanceof Refuse refuse) {
      return refuse.request() != request;
    }
    if (leftOver == 0 || record instanceof Offer) {
      return false;
    }
    boolean old = RecordCodec.isOfSender(record);
    if (old) {
      leftOver -= record instanceof Data data ? data.length() : 1;
      if (leftOver <= 0) {
        throw new TransferException(Refusal.PROTOCOL, "it goes on sending what was refused");
      }
    }
    return old;
  }

  /**
   * Waits for one kind of record.
   *
   * @throws TransferException if the other end refuses, or says something else
   */
  <T extends FileRecord> T expect(Class<T> kind)
      throws ChannelException, InterruptedException, TransferException {
    return expect(kind, silence, () -> {});
  }

  /**
   * Waits for one kind of record.
   *
   * @param every so often something is done meanwhile, in nanoseconds
   */
  <T extends FileRecord> T expect(Class<T> kind, long every, Runnable meanwhile)
      throws ChannelException, InterruptedException, TransferException {
    FileRecord record = next(every, meanwhile);
    if (kind.isInstance(record)) {
      return kind.cast(record);
    }
    throw unexpected(record);
  }

  /** Returns what a record says that was not waited for. */
  static TransferException unexpected(FileRecord record) {
    return record instanceof Refuse refuse
        ? TransferException.byPeer(refuse.why(), refuse.text())
        : new TransferException(
            Refusal.PROTOCOL, record.getClass().getSimpleName() + " came at the wrong time");
  }

  /**
   * Looks without waiting whether the other end gives the file up.
   *
   * @throws TransferException if it does, or says something else
   */
  void requireGoing() throws ChannelException, InterruptedException, TransferException {
    Optional<byte[]> block = channel.receive(0);
    if (block.isPresent()) {
      FileRecord record = RecordCodec.decode(block.orElseThrow());
      if (!(record instanceof Working) && !isOld(record)) {
        throw unexpected(record);
      }
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
