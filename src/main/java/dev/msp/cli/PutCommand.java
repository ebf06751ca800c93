package dev.msp.cli;

import dev.msp.transfer.LocalFile;
import dev.msp.transfer.TransferException;
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
    return over(positional.get(0), words, streams, (batch, told) -> batch.put(files));
  }

  private static List<LocalFile> files(List<String> names, Words words) throws UserError {
    try {
      return LocalFile.named(names, words.flag(RECURSIVE));
    } catch (TransferException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    }
  }
}
