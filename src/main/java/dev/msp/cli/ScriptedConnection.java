package dev.msp.cli;

import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Transport;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A script that is played for one accepted connection, and what is printed of it. */
final class ScriptedConnection implements AcceptedWire.Owner, AutoCloseable {

  /** So many events may wait for rules; their journal holds more, of what one read brings too. */
  private static final long MOST_BEHIND = 512;

  /** How long the wire waits for rules: one of them may wait itself for what comes next. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** How long a script may go on when its connection is closed, but for what it waits itself. */
  private static final long LAST_STEPS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier timeToRead;
  private final long number;
  private final Simulation simulation;
  private final Thread plays;
  private volatile Thread prints;

  /**
   * Takes a connection, from which nothing is read yet.
   *
   * @param plan of its session, but for the wire
   * @param timeToRead how long the other end may take to read an ACK, in nanoseconds
   * @param number 1, 2, 3 and so on
   */
  ScriptedConnection(
      Simulator simulator, SessionPlan plan, Transport wire, LongSupplier timeToRead, long number) {
    this.timeToRead = timeToRead;
    this.number = number;
    HeldConnector held = new HeldConnector(new AcceptedWire(wire, this));
    this.simulation = simulator.with(plan.through(held), held, number);
    this.plays = daemon(simulation::run, "msp-script-" + number);
    this.prints = plays;
  }

  private static Thread daemon(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins.
   *
   * @param printer prints what happens
   * @param left called when it is over
   */
  void start(EventPrinter printer, Runnable left) {
    prints = daemon(() -> print(printer, left), "msp-print-" + number);
    plays.start();
    prints.start();
  }

  private void print(EventPrinter printer, Runnable left) {
    Session session = simulation.session();
    try {
      printer.follow(session.endpoint().label(), session.journal(), number);
      simulation.over();
      TimeUnit.NANOSECONDS.timedJoin(plays, LAST_STEPS);
      plays.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left.run();
    }
  }

  @Override
  public void reading() {
    simulation.awaitAnswered(MOST_BEHIND, PATIENCE);
  }

  @Override
  public void ending() {
    simulation.awaitAnswered(0, PATIENCE);
  }

  @Override
  public long timeToRead() {
    return timeToRead.getAsLong();
  }

  /** Waits until all of it was printed. */
  void join(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(prints, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    simulation.close();
  }
}
