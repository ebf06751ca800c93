package dev.msp.cli;

import dev.msp.session.ChannelException;
import dev.msp.transfer.FileBatch;
import dev.msp.transfer.Inbox;
import dev.msp.transfer.RelativeName;
import dev.msp.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;

/** {@code msp get}: gets files from a peer that gives them. */
final class GetCommand extends TransferCommand {

  private static final Option INTO =
      new Option("into", "DIR", "the directory that takes the files [.]");
  private static final Option LIST =
      Option.flag("list", "only list what there is to get, or is below the directories NAME");

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>(options());
    options.add(LIST);
    options.add(INTO);
    options.add(FileHost.MAX_FILE);
    return new Definition(
        "get",
        "Get files over an MSP/3 link",
        "ENDPOINT [NAME...]",
        options,
        List.of(
            "msp get bench:9009 --list",
            "msp get bench:9009 log.txt",
            "msp get bench:9009 -r logs --into /tmp",
            "msp get serial:/dev/ttyUSB0 --passphrase-file ~/.msp-phrase dump.bin"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    List<String> positional = ConfigFile.of(words).endpointFirst(words).positional();
    boolean lists = words.flag(LIST);
    if (positional.size() < (lists ? 1 : 2)) {
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
    if (lists) {
      return over(positional.get(0), words, streams, (batch, told) -> list(batch, names, told));
    }
    boolean recursive = words.flag(RECURSIVE);
    String into = words.value(INTO);
    try (Inbox inbox = FileHost.openInbox(into == null ? "." : into, FileHost.limits(words))) {
      return over(
          positional.get(0), words, streams, (batch, told) -> batch.get(names, recursive, inbox));
    }
  }

  private static void list(FileBatch batch, List<RelativeName> names, TransferReport told)
      throws TransferException, ChannelException, InterruptedException {
    if (names.isEmpty()) {
      told.listed(batch.list(""));
    }
    for (RelativeName name : names) {
      told.listed(batch.list(name.toString()));
    }
  }
}
