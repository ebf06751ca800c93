package dev.msp.remote;

import dev.msp.frame.Bytes;
import dev.msp.remote.RemoteRecord.Output;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a command wrote and nobody has sent yet. It takes all that the command may write, so that a
 * slow line neither holds the command up nor uses up its time.
 */
final class OutputQueue {

  /**
   * So long after a process has ended more is waited for, in nanoseconds: a process that it left
   * behind may hold its streams open for ever.
   */
  private static final long LINGER = 500_000_000L;

  private static final class Piece {
    private final CommandStream stream;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Piece(CommandStream stream) {
      this.stream = stream;
    }
  }

  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private final int block;
  private int room;
  private int streams = CommandStream.values().length;
  private boolean processEnded;
  private long lastNews;

  /**
   * Makes one.
   *
   * @param room how many bytes it takes altogether
   * @param block how many of them go well into one record
   */
  OutputQueue(int room, int block) {
    this.room = room;
    this.block = block;
  }

  /** Takes bytes; returns false when they are more than there may be: only the first are taken. */
  synchronized boolean add(CommandStream stream, byte[] array, int length) {
    int taken = Math.min(length, room);
    room -= taken;
    int at = 0;
    while (at < taken) {
      ByteArrayOutputStream last = last(stream);
      int part = Math.min(taken - at, block - last.size());
      last.write(array, at, part);
      at += part;
    }
    news();
    return taken == length;
  }

  private ByteArrayOutputStream last(CommandStream stream) {
    Piece last = pieces.peekLast();
    if (last == null || last.stream != stream || last.bytes.size() == block) {
      last = new Piece(stream);
      pieces.add(last);
    }
    return last.bytes;
  }

  /** A stream has come to its end. */
  synchronized void streamEnded() {
    streams--;
    news();
  }

  /** The process is over. */
  synchronized void processEnded() {
    processEnded = true;
    news();
  }

  private void news() {
    lastNews = System.nanoTime();
    notifyAll();
  }

  /** Waits for the next bytes; empty once the process is over and all that it wrote was taken. */
  synchronized Optional<Output> next() throws InterruptedException {
    Piece piece = pieces.poll();
    while (piece == null && !isOver()) {
      if (processEnded) {
        TimeUnit.NANOSECONDS.timedWait(this, LINGER);
      } else {
        wait();
      }
      piece = pieces.poll();
    }
    return piece == null
        ? Optional.empty()
        : Optional.of(new Output(piece.stream, Bytes.copyOf(piece.bytes.toByteArray())));
  }

  private boolean isOver() {
    return processEnded && (streams == 0 || System.nanoTime() - lastNews >= LINGER);
  }
}
