package dev.msp.remote;

import dev.msp.session.Clock;
import dev.msp.session.Peer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A machine that runs commands, and those who call for them. */
final class Host implements RemotePolicy, AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;
  private static final long LONG = 100_000_000_000L;

  final HandTimers timers = new HandTimers();
  final Map<String, NamedCommand> commands = new HashMap<>();
  final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final RemoteService service;
  boolean clear;

  Host(Map<String, String> environment) {
    service = new RemoteService(this, environment, timers);
  }

  Host() {
    this(Map.of());
  }

  /** Grants a program of {@link Program}. */
  void grant(String name, String... words) {
    grant(name, NamedCommand.OUTPUT, words);
  }

  void grant(String name, int output, String... words) {
    List<String> argv = Program.words(words);
    commands.put(name, new NamedCommand(argv, Path.of("/"), NamedCommand.TIMEOUT, output));
  }

  RemoteService service() {
    return service;
  }

  @Override
  public RemoteRights rightsOf(Peer peer) {
    return new RemoteRights(commands, clear);
  }

  @Override
  public RemoteEvents eventsOf(Peer peer) {
    String who = peer.fingerprint().orElse("nobody");
    return new RemoteEvents() {
      @Override
      public void asked(String name, List<String> arguments) {
        told.add(who + " asked " + name + " " + arguments);
      }

      @Override
      public void refused(String name, String why) {
        told.add("refused " + name + ": " + why);
      }

      @Override
      public void ended(String name, Outcome outcome) {
        told.add("ended " + name + ": " + outcome.ending() + " " + outcome.code());
      }
    };
  }

  /** Returns the next thing that the owner is told. */
  String nextTold() throws InterruptedException {
    String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("the owner was told nothing");
    }
    return next;
  }

  /** Opens a line to a peer with a key. */
  MemoryLine line() {
    return line(MemoryLine.SEALED);
  }

  MemoryLine line(Peer peer) {
    MemoryLine line = new MemoryLine(peer);
    service.start(line.server());
    return line;
  }

  /** A command that a peer has called for, on a thread of its own. */
  static final class Called {

    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    final RemoteCall call;
    final Thread thread;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Called(MemoryLine line, String name, String... arguments) {
      call = new RemoteCall(line.client(), false, Clock.system());
      thread = new Thread(() -> run(name, List.of(arguments)));
      thread.start();
    }

    private void run(String name, List<String> arguments) {
      try {
        outcome.complete(call.run(name, arguments, LONG, this::wrote));
      } catch (RemoteException | InterruptedException e) {
        outcome.completeExceptionally(e);
      }
    }

    private synchronized void wrote(CommandStream stream, dev.msp.frame.Bytes bytes) {
      (stream == CommandStream.STDOUT ? out : err).writeBytes(bytes.toArray());
      notifyAll();
    }

    synchronized String out() {
      return out.toString(StandardCharsets.UTF_8);
    }

    synchronized String err() {
      return err.toString(StandardCharsets.UTF_8);
    }

    synchronized int length() {
      return out.size();
    }

    /** Waits for the first whole line. */
    synchronized String line() throws InterruptedException {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (out().indexOf('\n') < 0) {
        if (System.nanoTime() > until) {
          throw new AssertionError("no line, but: " + out() + err());
        }
        TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
      }
      return out().substring(0, out().indexOf('\n'));
    }

    Outcome await() throws Exception {
      return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  Called call(String name, String... arguments) {
    return new Called(line(), name, arguments);
  }

  @Override
  public void close() {
    service.close();
  }
}
