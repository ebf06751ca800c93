package dev.msp.cli;

import dev.msp.command.Quoted;
import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.ui.console.Destination;
import dev.msp.ui.console.Destination.Group;
import dev.msp.ui.console.Destinations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a session may go to: the embedded peer, this machine's ports, what was opened before, and
 * the profiles of msp.conf.
 *
 * @param ports finds ports, and who has them open
 * @param recent what was opened before
 * @param profiles where they lead, by name
 */
record KnownPlaces(PortFinder ports, RecentPlaces recent, Map<String, String> profiles)
    implements Destinations {

  private static final Destination DEMO =
      new Destination(
          Group.EMBEDDED,
          "demo",
          "a peer inside msp that answers, and now and then does wrong",
          "open " + DemoPeer.PLACE + " as demo");

  @Override
  public List<Destination> look() {
    List<Destination> all = new ArrayList<>();
    all.add(DEMO);
    ports.ports().forEach(port -> all.add(port(port)));
    recent.read().stream()
        .filter(place -> !profiles.containsKey(place.text()))
        .map(place -> recent(place))
        .filter(place -> all.stream().noneMatch(one -> one.command().equals(place.command())))
        .toList()
        .forEach(all::add);
    profiles.forEach(
        (name, place) ->
            all.add(new Destination(Group.PROFILES, name, place, "open " + Quoted.of(name))));
    return all;
  }

  private static Destination recent(RecentPlaces.Recent place) {
    return new Destination(
        Group.RECENT,
        place.text(),
        place.listens() ? "listen" : "",
        place.verb() + ' ' + Quoted.of(place.text()));
  }

  private static Destination port(SerialPortInfo port) {
    String user =
        port.holder().map(holder -> "in use by " + holder.name() + " " + holder.pid()).orElse("");
    String between = user.isEmpty() || port.description().isEmpty() ? "" : ", ";
    return new Destination(
        Group.PORTS,
        port.device(),
        port.description() + between + user,
        "open " + Quoted.of(port.device()));
  }
}
