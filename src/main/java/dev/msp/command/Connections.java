package dev.msp.command;

import dev.msp.session.Listener;
import org.jspecify.annotations.Nullable;

/** Makes sessions of a workspace of those who connect to one listener. */
final class Connections implements Listener.Host {

  /** So many that are closed are kept, to be looked at. */
  static final int KEPT = 16;

  private final Workspace workspace;
  private @Nullable OpenSession listener;

  Connections(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Sets the listener, which is not started yet. */
  void comeTo(OpenSession session) {
    listener = session;
  }

  @Override
  public void came(Listener.Guest guest) {
    OpenSession to = listener;
    if (to != null) {
      workspace
          .arrived(new OpenSession.Origin(to, guest))
          .ifPresentOrElse(
              session -> to.rules().passOn(session, workspace.jobs()), guest.session()::close);
    }
  }

  @Override
  public void left(Listener.Guest guest) {
    OpenSession to = listener;
    if (to != null) {
      workspace.forgetClosed(to, KEPT);
    }
  }
}
