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
import dev.msp.transfer.IfThere;
import dev.msp.transfer.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<LocalFile> files = new ArrayList<>();
    for (String name : call.list(FILES)) {
      files.addAll(found(name, call.has(Transferring.RECURSIVE)));
    }
    IfThere ifThere = Transferring.ifThere(call);
    return Transferring.over(
        call,
        client -> {
          for (LocalFile file : files) {
            client.put(file, ifThere);
          }
        });
  }

  /** All of them are looked at before the first goes out. */
  private static List<LocalFile> found(String name, boolean recursive) throws CommandFailure {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        if (!recursive) {
          throw refused(name + " is a directory; -r sends all below it");
        }
        return LocalFile.below(path);
      } else if (Files.isReadable(path)) {
        return List.of(LocalFile.of(path));
      }
      throw refused("file " + name + (Files.exists(path) ? " cannot be read" : " does not exist"));
    } catch (IOException e) {
      throw refused("directory " + name + " cannot be read: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw refused("no file can be called " + name);
    }
  }

  private static CommandFailure refused(String why) {
    return new CommandFailure(Kind.USAGE, why);
  }
}
