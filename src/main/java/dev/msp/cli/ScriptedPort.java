package dev.msp.cli;

import dev.msp.session.Journal;
import dev.msp.session.SessionPlan;
import dev.msp.transport.TransportException;
import java.util.Optional;

/** Plays a script, once, for whoever is at the other end of a COM port. */
final class ScriptedPort implements Served {

  private final Simulation simulation;
  private final ServedPort port;
  private final Thread plays;

  /**
   * Makes one that does not open its port yet.
   *
   * @param plan of its session
   */
  ScriptedPort(SessionPlan plan, Simulator simulator) {
    HeldConnector held = new HeldConnector(plan.connector());
    this.simulation = simulator.with(plan.through(held), held, 0);
    this.plays = new Thread(simulation::run, "msp-script");
    this.port = new ServedPort(simulation.session(), plays::start);
    plays.setDaemon(true);
  }

  @Override
  public String name() {
    return port.name();
  }

  @Override
  public Journal journal() {
    return port.journal();
  }

  @Override
  public String start() throws TransportException {
    return port.start();
  }

  @Override
  public void close() {
    port.close();
    simulation.over();
    plays.interrupt();
  }

  @Override
  public Optional<String> failure() {
    return port.failure();
  }
}
