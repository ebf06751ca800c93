package dev.msp.remote;

import dev.msp.remote.RemoteRecord.Cancel;
import dev.msp.remote.RemoteRecord.Exit;
import dev.msp.remote.RemoteRecord.Output;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Timers;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * A process that runs for a peer: what it writes goes over the channel, and the first of its own
 * end, its timeout, too much output, CANCEL, the loss of the link and its owner's word ends it.
 *
 * <p>One thread reads each of its streams, one what the peer says, and the thread of {@link #run}
 * sends.
 */
final class RunningCommand {

  /** So long a peer may take nothing of what is left once the process is over, in nanoseconds. */
  static final long STALL = 60_000_000_000L;

  private static final int READ = 8 << 10;
  private static final long FOREVER = Long.MAX_VALUE;

  private final Channel channel;
  private final NamedCommand command;
  private final Process process;
  private final Timers timers;
  private final OutputQueue output;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile long sent;
  private volatile boolean over;

  RunningCommand(Channel channel, NamedCommand command, Process process, Timers timers) {
    this.channel = channel;
    this.command = command;
    this.process = process;
    this.timers = timers;
    this.output = new OutputQueue(command.output(), channel.goodBlock() - 2);
  }

  /** Sends what it writes until it is over, and what became of it. */
  Outcome run() throws InterruptedException {
    thread("msp-exec-out", () -> read(process.getInputStream(), CommandStream.STDOUT));
    thread("msp-exec-err", () -> read(process.getErrorStream(), CommandStream.STDERR));
    thread("msp-exec-peer", this::listen);
    timers.after(command.timeout(), () -> end(Ending.TIMED_OUT));
    timers.after(STALL, () -> lookForStall(0));
    CompletableFuture<Void> unused = process.onExit().thenRun(this::ended); // never fails
    try {
      Optional<Output> next = output.next();
      while (next.isPresent()) {
        send(next.get());
        sent++;
        next = output.next();
      }
      Outcome outcome = outcome();
      send(new Exit(outcome));
      return outcome;
    } catch (ChannelException e) {
      end(Ending.ABANDONED);
      return outcome();
    } finally {
      over = true;
    }
  }

  private void send(RemoteRecord record) throws ChannelException, InterruptedException {
    byte[] block = RemoteCodec.encode(record);
    channel.send(block, 0, block.length);
  }

  private static void thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the process and all that it began, unless something else has ended it before. */
  void end(Ending why) {
    if (ending.complete(why)) {
      thread(
          "msp-exec-end", this::kill); // whoever calls must not wait, and a process may take long
    }
  }

  private void kill() {
    try {
      new ProcessTree(process.toHandle()).end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gone.countDown();
    }
  }

  private void ended() {
    if (ending.complete(Ending.EXITED)) {
      gone.countDown();
    }
    output.processEnded();
  }

  private Outcome outcome() throws InterruptedException {
    gone.await();
    int code = process.waitFor();
    Ending why = ending.join();
    return new Outcome(why, code, text(why));
  }

  private String text(Ending why) {
    return switch (why) {
      case TIMED_OUT -> "it ran for " + seconds(command.timeout()) + " s, longer than it may";
      case TOO_MUCH -> "it wrote more than the " + command.output() + " bytes that it may";
      case CANCELLED -> "it was cancelled";
      case STOPPED -> "it was ended by the owner of the machine";
      case ABANDONED -> "the link was lost, or the channel closed";
      case EXITED, NOT_STARTED -> "";
    };
  }

  private static String seconds(long nanos) {
    String text = Double.toString(nanos / 1_000_000 / 1000.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private void read(InputStream stream, CommandStream from) {
    byte[] buffer = new byte[READ];
    try {
      int length = stream.read(buffer);
      while (length >= 0 && output.add(from, buffer, length)) {
        length = stream.read(buffer);
      }
      if (length >= 0) {
        end(Ending.TOO_MUCH);
      }
    } catch (IOException e) {
      // The process was ended: what it wrote up to then was read.
    } finally {
      output.streamEnded();
    }
  }

  private void listen() {
    try {
      Optional<byte[]> block = channel.receive(FOREVER);
      while (block.isEmpty()) {
        block = channel.receive(FOREVER);
      }
      if (RemoteCodec.decode(block.get()) instanceof Cancel) {
        end(Ending.CANCELLED);
      } else {
        throw RemoteException.protocol("only CANCEL may follow RUN");
      }
    } catch (ChannelException e) {
      end(Ending.ABANDONED);
    } catch (RemoteException e) {
      channel.refuse(String.valueOf(e.getMessage()));
      end(Ending.ABANDONED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A peer that takes nothing would keep a place for ever that others wait for. */
  private void lookForStall(long before) {
    long now = sent;
    if (over) {
      return;
    }
    if (ending.isDone() && now == before) {
      channel.refuse("nothing of what the command wrote was taken for 60 s");
    } else {
      timers.after(STALL, () -> lookForStall(now));
    }
  }
}
