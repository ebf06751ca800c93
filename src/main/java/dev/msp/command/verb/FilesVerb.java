package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;

/** {@code files}: lists what a peer gives, before any of it is got. */
final class FilesVerb implements Command {

  private static final Slot<String> DIRECTORY = Slot.optional("DIRECTORY", Types.TEXT);

  @Override
  public Usage usage() {
    return Usage.of("files", DIRECTORY, Transferring.INSECURE);
  }

  @Override
  public String summary() {
    return "List the files that the peer gives";
  }

  @Override
  public List<String> examples() {
    return List.of("files", "files logs");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    return Transferring.listed(call, call.find(DIRECTORY).orElse(""));
  }
}
