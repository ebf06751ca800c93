package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.NextLink;
import dev.msp.transfer.FileBatch;
import dev.msp.transfer.FileClient;
import dev.msp.transfer.IfThere;
import dev.msp.transfer.Listed;
import dev.msp.transfer.Progress;
import dev.msp.transfer.ProgressText;
import dev.msp.transfer.Refusal;
import dev.msp.transfer.StoredText;
import dev.msp.transfer.TransferEvents;
import dev.msp.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files over the link of a session: what {@code put} and {@code get} have in common. */
final class Transferring implements TransferEvents {

  static final Slot<Boolean> RECURSIVE = Slot.flag("-r", "with all below a directory");
  static final Slot<Boolean> OVERWRITE =
      Slot.flag("overwrite", "replace a file that has the name already");
  static final Slot<Boolean> RENAME =
      Slot.flag("rename", "store under another name where one is taken");
  static final Slot<Boolean> SKIP =
      Slot.flag("skip", "leave out files whose name is taken already");
  static final Slot<Boolean> INSECURE =
      Slot.flag("insecure", "also over a link that is not sealed");

  /** Has files go. */
  interface Work {
    /** Does it. */
    void with(FileBatch files) throws TransferException, ChannelException, InterruptedException;
  }

  private final Call call;
  private int files;
  private long bytes;

  private Transferring(Call call) {
    this.call = call;
  }

  /** Does something with the files of the session's peer, and returns what came of it. */
  static Result over(Call call, Work work)
      throws CommandFailure, MistakeException, InterruptedException {
    Transferring told = new Transferring(call);
    told.run(work);
    return told.files == 1
        ? Result.SILENT
        : Result.of(told.files + " files, " + StoredText.bytes(told.bytes));
  }

  /**
   * Returns what the peer has below a directory, each with its length as {@code ls -l} has it.
   *
   * @param directory what it is called there; empty for all that the peer gives
   */
  static Result listed(Call call, String directory)
      throws CommandFailure, MistakeException, InterruptedException {
    List<Listed> all = new ArrayList<>();
    new Transferring(call).run(files -> all.addAll(files.list(directory)));
    return all.isEmpty()
        ? Result.of("there are no files")
        : new Result(all.stream().map(Transferring::line).toList());
  }

  private static String line(Listed one) {
    return "%12d  %s".formatted(one.size(), one.name());
  }

  private void run(Work work) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    NextLink links = new NextLink(on.session());
    IfThere ifThere = ifThere(call);
    try (FileClient client =
        new FileClient(
            () -> links.channel(Channel.Kind.FILE),
            call.has(INSECURE),
            call.workspace().clock(),
            this)) {
      FileBatch batch = new FileBatch(client, this, ifThere, call.has(SKIP));
      work.with(batch);
      throwIfMissing(batch);
    } catch (TransferException e) {
      throw new CommandFailure(kind(e), e.getMessage() + remedy(e));
    } catch (ChannelException e) {
      throw failure(on, e);
    }
  }

  private static String remedy(TransferException why) {
    return why.why() == Refusal.EXISTS ? "; overwrite, rename or skip it" : "";
  }

  private static void throwIfMissing(FileBatch files) throws CommandFailure {
    if (files.missing() > 0) {
      throw new CommandFailure(
          Kind.PROTOCOL,
          files.missing() + " of " + files.asked() + " files did not go; why is said above");
    }
  }

  /** Returns the failure that the end of a channel is. */
  static CommandFailure failure(OpenSession on, ChannelException e) {
    String why = String.valueOf(e.getMessage());
    return switch (e.why()) {
      case REFUSED -> new CommandFailure(Kind.PROTOCOL, on.title() + why);
      case CLOSED, LINK_LOST -> new CommandFailure(Kind.LINK, on.title() + why);
      case CLOSED_HERE ->
          on.isClosed()
              ? Opened.lost(on, on.title())
              : new CommandFailure(Kind.USAGE, on.title() + why + "; open it with sealed");
    };
  }

  /** What the peer says is the peer's matter; a name or file of ours that does not go is ours. */
  private static Kind kind(TransferException e) {
    return switch (e.why()) {
      case NAME, NOT_FOUND, NOT_A_FILE, FAILED -> e.isByPeer() ? Kind.PROTOCOL : Kind.USAGE;
      default -> Kind.PROTOCOL;
    };
  }

  /** Returns what is to be done where a file is in the way. */
  private static IfThere ifThere(Call call) throws CommandFailure {
    if (Stream.of(OVERWRITE, RENAME, SKIP).filter(call::has).count() > 1) {
      throw new CommandFailure(
          Kind.USAGE, "overwrite, rename and skip say different things; give one of them");
    }
    return call.has(OVERWRITE)
        ? IfThere.OVERWRITE
        : call.has(RENAME) ? IfThere.RENAME : IfThere.REFUSE;
  }

  @Override
  public void progress(Progress progress) {
    call.progress(ProgressText.of(progress), ProgressText.standing(progress));
  }

  @Override
  public void interrupted(String name, String why) {
    call.tell(Result.of(name + ": interrupted, it goes on where it stopped: " + why));
  }

  @Override
  public void failed(String name, TransferException why) {
    call.tell(Result.of(why.of(name) + remedy(why)));
  }

  @Override
  public void skipped(String name) {
    call.tell(Result.of(name + " is there already, and was left out"));
  }

  @Override
  public void stored(Stored file) {
    files++;
    bytes += file.size();
    call.tell(Result.of((file.sends() ? "put " : "got ") + StoredText.of(file)));
  }
}
