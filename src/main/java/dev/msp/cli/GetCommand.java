package dev.msp.cli;

import dev.msp.transfer.Inbox;
import dev.msp.transfer.RelativeName;
import dev.msp.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;

/** {@code msp get}: gets files from a peer that gives them. */
final class GetCommand extends TransferCommand {

  private static final Option INTO =
      new Option("into", "DIR", "the directory that takes the files [.]");

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>(options());
    options.add(INTO);
    options.add(FileHost.MAX_FILE);
    return new Definition(
        "get",
        "Get files over an MSP/3 link",
        "ENDPOINT NAME...",
        options,
        List.of(
            "msp get bench:9009 log.txt",
            "msp get bench:9009 -r logs --into /tmp",
            "msp get serial:/dev/ttyUSB0 --passphrase-file ~/.msp-phrase dump.bin"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    List<String> positional = ConfigFile.of(words).endpointFirst(words).positional();
    if (positional.size() < 2) {
      throw UserError.usage("get takes an endpoint and names, like: msp get bench:9009 log.txt");
    }
    List<RelativeName> names = new ArrayList<>();
    for (String name : positional.subList(1, positional.size())) {
      try {
        names.add(RelativeName.of(name));
      } catch (TransferException e) {
        throw UserError.usage(String.valueOf(e.getMessage()));
      }
    }
    boolean recursive = words.flag(RECURSIVE);
    String into = words.value(INTO);
    try (Inbox inbox = FileHost.openInbox(into == null ? "." : into, FileHost.limits(words))) {
      return over(positional.get(0), words, streams, batch -> batch.get(names, recursive, inbox));
    }
  }
}
