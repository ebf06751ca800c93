package dev.msp.command.record;

import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Settings;
import dev.msp.command.Workspace;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a recording begins with: what it is, and the commands that lead to where it began. */
final class Opening {

  private Opening() {}

  static List<String> lines(Workspace workspace) {
    List<OpenSession> open =
        workspace.sessions().stream()
            .filter(one -> !one.isClosed() && one.origin().isEmpty())
            .toList();
    long micros = workspace.clock().micros(workspace.clock().nanos());
    Instant now = Instant.ofEpochMilli(micros / 1_000).truncatedTo(ChronoUnit.SECONDS);
    List<String> lines = new ArrayList<>();
    lines.add("# Recorded by " + workspace.front().program() + " at " + now + ".");
    for (OpenSession one : open) {
      String address = one.place();
      if (!address.equals(one.name())) {
        lines.add("# " + one.name() + " is " + address);
      }
    }
    long millis = workspace.settings().timeout().toMillis();
    if (millis != new Settings().timeout().toMillis()) {
      lines.add("set timeout " + millis + "ms");
    }
    open.forEach(one -> open(one, lines));
    workspace.current().ifPresent(one -> use(one, open, lines));
    return lines;
  }

  private static void open(OpenSession one, List<String> lines) {
    StringBuilder line = new StringBuilder(one.listener().isPresent() ? "listen " : "open ");
    line.append(Quoted.of(unnamed(one.endpoint()).toString()));
    line.append(" as ").append(Quoted.of(one.name()));
    if (one.session().isSealed()) {
      String variable = StepText.variable(one.name());
      lines.add(StepText.note(variable));
      line.append(" password ${").append(variable).append('}');
    }
    lines.add(line.toString());
  }

  private static void use(OpenSession current, List<OpenSession> open, List<String> lines) {
    if (open.contains(current) && !open.get(open.size() - 1).equals(current)) {
      lines.add("use " + Quoted.of(current.name()));
    }
  }

  private static Endpoint unnamed(Endpoint endpoint) {
    EndpointOptions options = EndpointOptions.NONE;
    try {
      for (Map.Entry<EndpointOption, String> one : endpoint.options().explicit().entrySet()) {
        if (one.getKey() != EndpointOption.NAME) {
          options = options.with(one.getKey(), one.getValue());
        }
      }
    } catch (EndpointException e) {
      throw new IllegalStateException(e); // it was checked when it was set
    }
    return endpoint.with(options);
  }
}
