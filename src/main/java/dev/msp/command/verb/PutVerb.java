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
import dev.msp.transfer.LocalFile;
import dev.msp.transfer.TransferException;
import java.util.List;

/** {@code put}: sends files to a peer that takes them. */
final class PutVerb implements Command {

  private static final Slot<String> FILES = Slot.rest("FILE", Types.FILE);

  @Override
  public Usage usage() {
    return Usage.of(
        "put",
        FILES,
        Transferring.RECURSIVE,
        Transferring.OVERWRITE,
        Transferring.RENAME,
        Transferring.SKIP,
        Transferring.INSECURE);
  }

  @Override
  public String summary() {
    return "Send files to the peer, which checks and stores them";
  }

  @Override
  public List<String> examples() {
    return List.of("put firmware.bin", "put -r logs", "put a.txt b.txt overwrite");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    List<LocalFile> files = files(call);
    return Transferring.over(call, batch -> batch.put(files));
  }

  private static List<LocalFile> files(Call call) throws CommandFailure, MistakeException {
    try {
      return LocalFile.named(call.list(FILES), call.has(Transferring.RECURSIVE));
    } catch (TransferException e) {
      throw new CommandFailure(Kind.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
