package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.transfer.Inbox;
import dev.msp.transfer.InboxLimits;
import dev.msp.transfer.RelativeName;
import dev.msp.transfer.TransferException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code get}: gets files from a peer that gives them. */
final class GetVerb implements Command {

  private static final Slot<String> NAMES = Slot.rest("NAME", Types.TEXT);
  private static final Slot<String> INTO = Slot.after("into", "DIRECTORY", Types.FILE);

  @Override
  public Usage usage() {
    return Usage.of(
        "get",
        NAMES,
        Transferring.RECURSIVE,
        INTO,
        Transferring.OVERWRITE,
        Transferring.RENAME,
        Transferring.SKIP,
        Transferring.INSECURE);
  }

  @Override
  public String summary() {
    return "Get files from the peer into a directory";
  }

  @Override
  public List<String> examples() {
    return List.of("get log.txt", "get -r logs into /tmp", "get dump.bin overwrite");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    List<RelativeName> names = names(call);
    boolean recursive = call.has(Transferring.RECURSIVE);
    try (Inbox inbox = inbox(call.find(INTO).orElse("."))) {
      return Transferring.over(call, batch -> batch.get(names, recursive, inbox));
    }
  }

  private static List<RelativeName> names(Call call) throws CommandFailure, MistakeException {
    List<RelativeName> names = new ArrayList<>();
    for (String name : call.list(NAMES)) {
      try {
        names.add(RelativeName.of(name));
      } catch (TransferException e) {
        throw new CommandFailure(Kind.USAGE, String.valueOf(e.getMessage()));
      }
    }
    return names;
  }

  private static Inbox inbox(String directory) throws CommandFailure {
    try {
      return Inbox.open(Path.of(directory), InboxLimits.DEFAULT);
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          Kind.USAGE, "directory " + directory + " cannot be used: " + e.getMessage());
    }
  }
}
