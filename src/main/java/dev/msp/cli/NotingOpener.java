package dev.msp.cli;

import dev.msp.capture.Mask;
import dev.msp.cli.RecentPlaces.Recent;
import dev.msp.command.CommandFailure;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Protection;
import dev.msp.command.Stranger;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.List;
import java.util.Optional;

/**
 * Opens as another does, and notes each place that could be reached: one that was mistyped is not
 * worth to be offered again.
 *
 * @param opener opens
 * @param recent takes the notes
 * @param secrets a place that holds one is not noted
 */
record NotingOpener(Opener opener, RecentPlaces recent, Mask secrets) implements Opener {

  @Override
  public SessionPlan open(Place place, Protection typed) throws CommandFailure {
    return noting(opener.open(place, typed), new Recent(false, place.text()));
  }

  @Override
  public SessionPlan listen(Place place, Protection typed) throws CommandFailure {
    return noting(opener.listen(place, typed), new Recent(true, place.text()));
  }

  @Override
  public Optional<Stranger> stranger(Place place) {
    return opener.stranger(place);
  }

  @Override
  public List<SerialPortInfo> ports() {
    return opener.ports();
  }

  private SessionPlan noting(SessionPlan plan, Recent place) {
    boolean secret = !secrets.mask(place.text()).equals(place.text());
    return secret || plan.endpoint().scheme() == Endpoint.Scheme.LOOP
        ? plan
        : plan.through(new Noting(plan.connector(), () -> recent.opened(place)));
  }

  /** Notes when the wire is there. */
  private record Noting(Connector connector, Runnable note) implements Connector {
    @Override
    public Transport connect(Endpoint endpoint) throws TransportException {
      Transport wire = connector.connect(endpoint);
      note.run();
      return wire;
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
