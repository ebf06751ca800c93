package dev.msp.cli;

import dev.msp.transfer.IfThere;
import dev.msp.transfer.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code msp put}: sends files to a peer that takes them. */
final class PutCommand extends TransferCommand {

  @Override
  public Definition definition() {
    return new Definition(
        "put",
        "Send files over an MSP/3 link",
        "ENDPOINT FILE...",
        options(),
        List.of(
            "msp put bench:9009 firmware.bin",
            "msp put serial:/dev/ttyUSB0 --passphrase-file ~/.msp-phrase firmware.bin",
            "msp put bench:9009 -r logs"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    List<String> positional = ConfigFile.of(words).endpointFirst(words).positional();
    if (positional.size() < 2) {
      throw UserError.usage(
          "put takes an endpoint and files, like: msp put bench:9009 firmware.bin");
    }
    List<LocalFile> files = files(positional.subList(1, positional.size()), words);
    IfThere ifThere = ifThere(words);
    return over(
        positional.get(0),
        words,
        streams,
        client -> {
          for (LocalFile file : files) {
            client.put(file, ifThere);
          }
        });
  }

  /** Looks at all of them before the first goes out. */
  private static List<LocalFile> files(List<String> names, Words words) throws UserError {
    List<LocalFile> files = new ArrayList<>();
    for (String name : names) {
      try {
        Path path = Path.of(name);
        if (Files.isDirectory(path) && !words.flag(RECURSIVE)) {
          throw UserError.usage(name + " is a directory; -r sends all below it");
        } else if (Files.isDirectory(path)) {
          files.addAll(LocalFile.below(path));
        } else if (Files.isReadable(path)) {
          files.add(LocalFile.of(path));
        } else {
          throw UserError.usage(
              "file " + name + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
      } catch (IOException e) {
        throw UserError.usage("directory " + name + ' ' + FileFault.sentence(e));
      } catch (InvalidPathException e) {
        throw UserError.usage("file " + name + ' ' + FileFault.NO_NAME);
      }
    }
    return files;
  }
}
