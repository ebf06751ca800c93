package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.link.CloseReason;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.SessionState;
import dev.msp.transfer.FileBatch;
import dev.msp.transfer.FileClient;
import dev.msp.transfer.IfThere;
import dev.msp.transfer.TransferException;
import dev.msp.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** What {@code msp put} and {@code msp get} have in common: a link, a client, and what is told. */
abstract class TransferCommand implements Subcommand {

  static final Option RECURSIVE =
      Option.flag("recursive", "with all below a directory").orLetter("r");
  private static final Option OVERWRITE =
      Option.flag("overwrite", "replace a file that has the name already");
  private static final Option RENAME =
      Option.flag("rename", "store under another name where one is taken");

  private static final Option SKIP =
      Option.flag("skip", "leave out files whose name is taken already");

  /** Has files go; stops at what cannot go on. */
  interface Work {
    void run(FileBatch files, TransferReport told)
        throws TransferException, ChannelException, InterruptedException;
  }

  static List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(RECURSIVE);
    options.add(OVERWRITE);
    options.add(RENAME);
    options.add(SKIP);
    options.add(SendCommand.JSON);
    options.add(SendCommand.QUIET);
    options.addAll(SealOptions.forCalling());
    options.addAll(ConfigFile.options());
    options.addAll(EndpointWords.forSending());
    return options;
  }

  private static IfThere ifThere(Words words) throws UserError {
    boolean overwrite = words.flag(OVERWRITE);
    boolean rename = words.flag(RENAME);
    boolean skip = words.flag(SKIP);
    if (overwrite && rename || overwrite && skip || rename && skip) {
      throw UserError.usage(
          "--overwrite, --rename and --skip say different things; give one of them");
    } else if (overwrite) {
      return IfThere.OVERWRITE;
    }
    return rename ? IfThere.RENAME : IfThere.REFUSE;
  }

  /** Opens the link and does the work over it; returns the exit code. */
  static int over(String place, Words words, Streams streams, Work work) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    Endpoint endpoint = EndpointWords.parse(place, EndpointWords.forSending(), words, file);
    EndpointWords.sayWhatIsAwaited(endpoint, streams);
    IfThere ifThere = ifThere(words);
    boolean insecure = words.flag(SealOptions.INSECURE);
    try (TransferReport report = new TransferReport(endpoint, streams, words);
        CalledLink link = CalledLink.open(endpoint, words, streams);
        FileClient client =
            new FileClient(
                () -> link.channel(Channel.Kind.FILE), insecure, Clock.system(), report)) {
      AtExit.run(() -> end(link, report), "msp-farewell");
      report.link(link.session().link());
      FileBatch files = new FileBatch(client, report, ifThere, words.flag(SKIP));
      int code = work(link, files, report, work);
      report.sum(files.missing(), files.asked());
      return code;
    }
  }

  private static void end(CalledLink link, TransferReport report) {
    report.stop();
    Farewell.of(link.session()::leave);
  }

  private static int work(CalledLink link, FileBatch files, TransferReport report, Work work) {
    try {
      work.run(files, report);
      return files.missing() > 0 ? ExitCode.PROTOCOL : ExitCode.DONE;
    } catch (TransferException e) {
      report.failure(e);
      return code(e);
    } catch (ChannelException e) {
      report.failure(String.valueOf(e.getMessage()));
      return e.why() == ChannelException.Cause.REFUSED ? ExitCode.PROTOCOL : code(link);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.NO_LINK;
    }
  }

  private static int code(CalledLink link) {
    if (link.session().state() instanceof SessionState.Closed closed) {
      CloseReason reason = closed.reason();
      return CalledLink.code(reason);
    }
    return ExitCode.NO_LINK;
  }

  /** What the peer says is the peer's matter; a name or file of ours that does not go is ours. */
  private static int code(TransferException e) {
    return switch (e.why()) {
      case NAME, NOT_FOUND, NOT_A_FILE, FAILED -> e.isByPeer() ? ExitCode.PROTOCOL : ExitCode.USAGE;
      default -> ExitCode.PROTOCOL;
    };
  }

  static String safe(String foreign) {
    return SafeText.UTF_8.line(foreign, 300);
  }
}
