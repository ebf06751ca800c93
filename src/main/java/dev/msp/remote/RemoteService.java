package dev.msp.remote;

import dev.msp.remote.RemoteRecord.Exit;
import dev.msp.remote.RemoteRecord.Run;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Peer;
import dev.msp.session.Timers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Answers the channels for commands that peers open: runs what they may run. Safe for use by
 * several threads. Source: msp-protocol(7), Remote control.
 */
public final class RemoteService implements AutoCloseable {

  /** So many commands run at once, those of all peers together. */
  static final int AT_ONCE = 4;

  /** So long a peer may take to say what it wants, in nanoseconds. */
  static final long RUN_WITHIN = 10_000_000_000L;

  /** So long closing waits for processes, in nanoseconds: these are forced after 0.5 s. */
  private static final long PATIENCE = 1_000_000_000L;

  private final RemotePolicy policy;
  private final Timers timers;
  private final Launch launch;
  private final Set<RunningCommand> running = new HashSet<>();
  private int places = AT_ONCE;
  private int untold;
  private boolean closed;

  /**
   * Makes one.
   *
   * @param environment the variables of this process, of which commands get the few that are no
   *     secret
   */
  public RemoteService(RemotePolicy policy, Map<String, String> environment, Timers timers) {
    this.policy = policy;
    this.timers = timers;
    this.launch = new Launch(environment);
  }

  /** Answers a channel on a thread of its own. */
  public void start(Channel channel) {
    Thread thread = new Thread(() -> answer(channel), "msp-exec");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers a channel until it ends, and closes it. */
  public void answer(Channel channel) {
    Peer peer = channel.peer();
    try {
      if (!peer.isSealed() && !policy.rightsOf(peer).clear()) {
        throw refused(
            "commands run over a sealed link only; --insecure at both ends permits clear ones");
      }
      answer(channel, first(channel), policy.eventsOf(peer));
    } catch (RemoteException e) {
      channel.refuse(String.valueOf(e.getMessage()));
    } catch (ChannelException e) {
      // It ended before anything was run, or when all was told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      channel.close();
    }
  }

  private static Run first(Channel channel)
      throws ChannelException, InterruptedException, RemoteException {
    byte[] block =
        channel
            .receive(RUN_WITHIN)
            .orElseThrow(() -> RemoteException.protocol("no command was named within 10 s"));
    if (RemoteCodec.decode(block) instanceof Run run) {
      return run;
    }
    throw RemoteException.protocol("the first record is no RUN");
  }

  private void answer(Channel channel, Run run, RemoteEvents events)
      throws ChannelException, InterruptedException, RemoteException {
    begun();
    events.asked(run.name(), run.arguments());
    Outcome outcome;
    try {
      NamedCommand command = policy.rightsOf(channel.peer()).commands().get(run.name());
      if (command == null) { // whether there is such a command is nobody's business
        throw refused("this command is not granted to you here");
      }
      outcome = run(channel, command, command.words(run.arguments()));
      events.ended(run.name(), outcome);
    } catch (RemoteException e) {
      events.refused(run.name(), String.valueOf(e.getMessage()));
      throw e;
    } finally {
      told();
    }
    if (outcome.ending() == Ending.NOT_STARTED) {
      Outcome told = new Outcome(Ending.NOT_STARTED, 0, "it could not be started");
      byte[] exit = RemoteCodec.encode(new Exit(told)); // why is for the owner alone
      channel.send(exit, 0, exit.length);
    }
  }

  private Outcome run(Channel channel, NamedCommand command, List<String> words)
      throws InterruptedException, RemoteException {
    enter();
    try {
      Process process = launch.start(words, command.directory());
      RunningCommand started = new RunningCommand(channel, command, process, timers);
      add(started);
      try {
        return started.run();
      } finally {
        remove(started);
      }
    } catch (Launch.Failure e) {
      return new Outcome(Ending.NOT_STARTED, 0, e.clause());
    } finally {
      leave();
    }
  }

  private synchronized void begun() {
    untold++;
  }

  private synchronized void told() {
    untold--;
    notifyAll();
  }

  private synchronized void enter() throws RemoteException {
    if (closed) {
      throw refused("this end is being closed");
    }
    if (places == 0) {
      throw refused(AT_ONCE + " commands run already, and no more do at once; try again later");
    }
    places--;
  }

  private synchronized void leave() {
    places++;
  }

  private synchronized void add(RunningCommand command) {
    running.add(command);
    if (closed) {
      command.end(Ending.STOPPED);
    }
  }

  private synchronized void remove(RunningCommand command) {
    running.remove(command);
  }

  private static RemoteException refused(String why) {
    return new RemoteException(RemoteException.Cause.REFUSED, why);
  }

  /** Ends all commands that run now; others may be run later. */
  public synchronized void stopAll() {
    running.forEach(command -> command.end(Ending.STOPPED));
  }

  /**
   * Ends all commands, and runs no more; waits a moment until their processes are gone, and that
   * was told.
   */
  @Override
  public synchronized void close() {
    closed = true;
    stopAll();
    long until = System.nanoTime() + PATIENCE;
    try {
      while (untold > 0 && System.nanoTime() < until) {
        TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
