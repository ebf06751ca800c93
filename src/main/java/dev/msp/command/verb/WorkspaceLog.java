package dev.msp.command.verb;

import dev.msp.capture.EventLog;
import dev.msp.capture.LogFile;
import dev.msp.capture.LogFormat;
import dev.msp.capture.PrivateFile;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Witness;
import dev.msp.command.Workspace;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;

/** The log of a workspace: it follows every session that is open or comes. */
final class WorkspaceLog implements Witness, Workspace.SessionObserver, EventLog.Trouble {

  static final String KIND = "log";

  /** How long a disk may take for what is left. */
  private static final long PATIENCE = 10_000_000_000L;

  private final Workspace workspace;
  private final Path path;
  private final EventLog log;
  private volatile boolean attached;

  private WorkspaceLog(Workspace workspace, LogFile file, LogFormat format) throws IOException {
    this.workspace = workspace;
    this.path = file.path();
    EventLog.Style style =
        new EventLog.Style(format, workspace.secrets(), workspace.clock(), ZoneId.systemDefault());
    this.log = EventLog.start(file, style, this);
  }

  /**
   * Starts the log of a workspace in a file, which is added to.
   *
   * @throws CommandFailure if it cannot be written, or there is a log already
   */
  static WorkspaceLog inFile(
      Workspace workspace, String file, LogFormat format, LogFile.Rotation rotation)
      throws CommandFailure {
    workspace.witnesses().refuseSecond(KIND);
    try {
      return start(new WorkspaceLog(workspace, LogFile.append(Path.of(file), rotation), format));
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (InvalidPathException e) {
      throw new CommandFailure(Kind.USAGE, file + " cannot be the name of a file");
    }
  }

  /**
   * Starts the log of a workspace in a new file of the program's own.
   *
   * @throws CommandFailure if it cannot be written, or there is a log already
   */
  static WorkspaceLog inOwnPlace(Workspace workspace, LogFormat format, LogFile.Rotation rotation)
      throws CommandFailure {
    workspace.witnesses().refuseSecond(KIND);
    LogPlace place = LogPlace.of(workspace);
    try {
      return start(new WorkspaceLog(workspace, place.create(format, rotation), format));
    } catch (IOException e) {
      throw unwritable(place.directory().toString(), e);
    }
  }

  private static WorkspaceLog start(WorkspaceLog log) throws CommandFailure {
    log.workspace.witnesses().add(log);
    log.workspace.observe(log);
    log.attached = true;
    return log;
  }

  private static CommandFailure unwritable(String where, IOException e) {
    return new CommandFailure(
        Kind.USAGE, "cannot write a log to " + where + ": " + PrivateFile.reason(e));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String target() {
    return path.toString();
  }

  /** What was open before is followed from now on, what is opened from its beginning. */
  @Override
  public void opened(OpenSession session) {
    if (session.origin().isPresent()) {
      return; // its listener tells all of it
    }
    long from = attached ? 0 : session.journal().size();
    log.follow(session.name(), session.journal(), from);
  }

  @Override
  public void lost(String session, long count) {
    workspace
        .jobs()
        .fail(
            new CommandFailure(
                Kind.USAGE,
                count
                    + " events of "
                    + session
                    + " came faster than they could be written to the log "
                    + path));
  }

  @Override
  public void ended(IOException reason) {
    workspace.forget(this);
    workspace.witnesses().remove(this);
    workspace
        .jobs()
        .fail(
            new CommandFailure(
                Kind.USAGE,
                "the log " + path + " ended, it cannot be written: " + PrivateFile.reason(reason)));
  }

  @Override
  public Result stop() throws CommandFailure, InterruptedException {
    workspace.forget(this);
    try {
      EventLog.Summary summary = log.stop(PATIENCE);
      String lost = summary.lost() == 0 ? "" : ", " + summary.lost() + " are missing";
      return Result.of(KIND + ": " + path + ", " + summary.events() + " events" + lost);
    } catch (IOException e) {
      throw unwritable(path.toString(), e);
    }
  }
}
