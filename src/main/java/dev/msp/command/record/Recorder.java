package dev.msp.command.record;

import dev.msp.capture.PrivateFile;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.Witness;
import dev.msp.command.Workspace;
import dev.msp.session.Protocol;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what is done by hand as a command file: each command that did what it should, and between
 * two of them an expectation for each message that came meanwhile and was not expected by hand.
 * Contents are kept exactly as they were, also those that look as if they change each time.
 */
public final class Recorder implements Witness {

  /** What it is called. */
  public static final String KIND = "record";

  private final Workspace workspace;
  private final RecordingFile file;
  private final Wording wording;
  private final Definitions definitions;
  private final Map<OpenSession, Heard> heard = new LinkedHashMap<>();
  private String current = "";
  private String currentBefore = "";
  private List<String> before = List.of();
  private long since;
  private int commands;

  private Recorder(Workspace workspace, RecordingFile file) {
    this.workspace = workspace;
    this.file = file;
    this.wording = new Wording(workspace);
    this.definitions = new Definitions(workspace, wording);
  }

  /**
   * Starts the recording of a workspace.
   *
   * @param overwrite whether the file may be there already
   * @throws CommandFailure if it cannot be written, or there is a recording already
   */
  public static Recorder start(Workspace workspace, String file, boolean overwrite)
      throws CommandFailure {
    workspace.witnesses().refuseSecond(KIND);
    try {
      Recorder recorder = new Recorder(workspace, RecordingFile.create(Path.of(file), overwrite));
      recorder.begin();
      workspace.witnesses().add(recorder);
      return recorder;
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(
          Kind.USAGE, file + " is there already; give another file, or overwrite behind its name");
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (InvalidPathException e) {
      throw new CommandFailure(Kind.USAGE, file + " cannot be the name of a file");
    }
  }

  private static CommandFailure unwritable(String file, IOException e) {
    return new CommandFailure(
        Kind.USAGE, "cannot write a recording to " + file + ": " + PrivateFile.reason(e));
  }

  private synchronized void begin() throws IOException {
    for (String line : Opening.lines(workspace)) {
      file.add(wording.masked(line), null);
    }
    for (OpenSession session : listened()) {
      long from = session.journal().size();
      heard.put(session, new Heard(session, from));
    }
    current = liveCurrent();
    since = now();
    file.write();
  }

  /** What comes on the connections of a listener is heard on the listener. */
  private List<OpenSession> listened() {
    return workspace.sessions().stream().filter(one -> one.origin().isEmpty()).toList();
  }

  private String liveCurrent() {
    return workspace.current().map(OpenSession::name).orElse("");
  }

  private long now() {
    return workspace.clock().micros(workspace.clock().nanos());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String target() {
    return file.path().toString();
  }

  @Override
  public synchronized void begins(Step<Command> step) throws CommandFailure {
    expectWhatCame();
    write();
    heard.values().forEach(Heard::mark);
    currentBefore = liveCurrent();
    before = definitions.missing(step);
  }

  @Override
  public synchronized void ended(Step<Command> step) throws CommandFailure {
    if (!step.statement().verb().isRecorded()) {
      return;
    }
    heard.values().forEach(one -> takeBack(step, one));
    if (!currentBefore.equals(current) && !currentBefore.isEmpty()) {
      file.add("use " + Quoted.of(currentBefore), null);
    }
    before.forEach(line -> file.add(line, null));
    List<String> lines = StepText.lines(step);
    boolean open = lines.stream().allMatch(wording::isOpen);
    for (String line : lines) {
      file.add(
          open ? line : "# left out, for it has a secret in it: " + wording.masked(line), null);
    }
    definitions.add(step);
    current = liveCurrent();
    since = now();
    commands++;
    write();
  }

  /** What a command took by itself need not be expected before it. */
  private void takeBack(Step<Command> step, Heard one) {
    boolean forgets = step.statement().verb().usage().name().equals("forget");
    if (one.tookMessages() && !forgets) {
      file.remove(came -> came.on().equals(one) && came.message() && one.isFound(came.seq()));
    }
    if (one.tookBytes() && !forgets) {
      file.remove(came -> came.on().equals(one) && !came.message());
    }
  }

  @Override
  public synchronized void failed(Step<Command> step) {
    boolean sent = false;
    for (Heard one : heard.values()) {
      sent |= one.hasSent();
    }
    if (sent) {
      String line = StepText.head(step);
      file.add("# failed, and is not repeated here: " + wording.masked(line), null);
    }
  }

  @Override
  public synchronized void closing() throws CommandFailure {
    expectWhatCame();
    write();
  }

  private void expectWhatCame() {
    List<OpenSession> open = listened();
    for (OpenSession session : open) {
      heard.computeIfAbsent(session, first -> new Heard(first, 0));
    }
    List<Arrival> all = new ArrayList<>();
    for (Heard one : List.copyOf(heard.values())) {
      List<Arrival> came = one.take(now());
      int passed = one.takePassedOver();
      if (passed > 0) {
        String name = one.session().name();
        file.add(
            "# came on " + name + " and was passed over, as it is when this is run: " + passed,
            null);
      }
      if (open.contains(one.session())) {
        all.addAll(came);
      } else {
        leave(one, came);
      }
    }
    all.sort(Comparator.comparingLong(Arrival::micros));
    all.forEach(this::expect);
  }

  private void leave(Heard one, List<Arrival> came) {
    heard.remove(one.session());
    String name = one.session().name();
    if (!came.isEmpty()) {
      file.add(
          "# came on " + name + " as it was closed, and is not expected: " + came.size(), null);
    }
    if (one.lost() > 0) {
      file.add("# came on " + name + " too fast to be recorded: " + one.lost() + " events", null);
    }
  }

  private void expect(Arrival came) {
    String line = Expectation.of(came, wording, current, came.micros() - since);
    boolean lost = came.message() && came.on().session().session().protocol() == Protocol.RAW;
    if (line.startsWith("#")) {
      file.add(line, null);
    } else if (came.on().isDoubtful() || lost) {
      file.add("# came, and is not expected: " + line, null);
    } else {
      file.add(line, came);
    }
  }

  private void write() throws CommandFailure {
    try {
      file.write();
    } catch (IOException e) {
      throw unwritable(target(), e);
    }
  }

  @Override
  public synchronized Result stop() throws CommandFailure {
    try {
      expectWhatCame();
      List.copyOf(heard.values()).forEach(one -> leave(one, List.of()));
      file.write();
      file.close();
    } catch (IOException e) {
      throw unwritable(target(), e);
    }
    return Result.of(
        KIND
            + ": "
            + target()
            + ", "
            + commands
            + " commands, "
            + file.expectations()
            + " expectations");
  }
}
