package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The peer of {@code loop:demo}: answers, speaks unasked, and now and then does it wrong, as {@link
 * DemoSchedule} has it. It writes bytes itself, for no link would do what it does.
 */
final class DemoPeer {

  /** The name of the endpoint, behind {@code loop:}. */
  static final String NAME = "demo";

  /** Where the demonstration is. */
  static final String PLACE = "loop:" + NAME + "?ack-timeout=" + DemoSchedule.ACK_TIMEOUT + "ms";

  private static final int BUFFER = 4096;

  private final Transport wire;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "msp-demo-write"));
  private long messages;
  private long said;

  private DemoPeer(Transport wire) {
    this.wire = wire;
  }

  /** Plays the peer on a wire until that is closed. Returns at once. */
  static void start(Transport wire) {
    DemoPeer peer = new DemoPeer(wire);
    daemon(peer::read, "msp-demo").start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void read() {
    later(0, DemoSchedule.greeting());
    Future<?> unused =
        writer.scheduleWithFixedDelay(
            () -> write(DemoSchedule.unasked(said++)),
            DemoSchedule.UNASKED,
            DemoSchedule.UNASKED,
            TimeUnit.MILLISECONDS);
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
    byte[] buffer = new byte[BUFFER];
    try {
      int length = wire.read(buffer, 0, buffer.length);
      while (length > 0) {
        decoder.input(buffer, 0, length, System.nanoTime());
        take(decoder);
        length = wire.read(buffer, 0, buffer.length);
      }
    } catch (TransportException e) {
      // the other end is gone, and nothing was promised to it
    } finally {
      writer.shutdownNow();
    }
  }

  private void take(FrameDecoder decoder) {
    FrameDecoder.Result result = decoder.next();
    while (result != FrameDecoder.Result.NEED_MORE) {
      if (result == FrameDecoder.Result.FRAME && decoder.type() == FrameType.DATA) {
        Bytes text =
            Bytes.copyOf(decoder.array(), decoder.payloadOffset(), decoder.payloadLength());
        messages++;
        DemoSchedule.onMessage(messages, text).forEach(act -> later(act.millis(), act.bytes()));
      }
      result = decoder.next();
    }
  }

  private void later(long millis, Bytes bytes) {
    try {
      Future<?> unused = writer.schedule(() -> write(bytes), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // the wire is closed meanwhile
    }
  }

  private void write(Bytes bytes) {
    try {
      wire.write(bytes.toArray(), 0, bytes.length());
    } catch (TransportException e) {
      writer.shutdown();
    }
  }
}
