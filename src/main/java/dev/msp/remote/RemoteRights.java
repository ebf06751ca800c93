package dev.msp.remote;

import java.util.Map;

/**
 * What one peer may run here. Nothing is implied.
 *
 * @param commands what it may run, by name
 * @param clear whether this holds on a link that is not sealed, too, on which nobody knows who it
 *     is
 */
public record RemoteRights(Map<String, NamedCommand> commands, boolean clear) {

  /** Nothing. */
  public static final RemoteRights NONE = new RemoteRights(Map.of(), false);

  /** Copies the table. */
  public RemoteRights {
    commands = Map.copyOf(commands);
  }
}
