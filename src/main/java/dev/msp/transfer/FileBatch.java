package dev.msp.transfer;

import dev.msp.session.ChannelException;
import java.util.List;
import java.util.Optional;

/**
 * Several files one after the other over one client. What is refused of one, because of its name or
 * because one is there, does not stop the others: it is told, and counted. What concerns all of
 * them ends the batch: a lost link, a full disk, a right that is missing. So does whatever is wrong
 * with the only one.
 */
public final class FileBatch {

  private final FileClient client;
  private final TransferEvents events;
  private final IfThere ifThere;
  private final boolean skips;
  private int asked;
  private int done;

  /**
   * Makes one.
   *
   * @param events is told of each file that did not go
   * @param ifThere what is done with a file whose name is taken
   * @param skips whether such a file is left out instead, and counts as done; then {@code ifThere}
   *     is {@link IfThere#REFUSE}
   */
  public FileBatch(FileClient client, TransferEvents events, IfThere ifThere, boolean skips) {
    this.client = client;
    this.events = events;
    this.ifThere = ifThere;
    this.skips = skips;
  }

  /** One file. */
  private interface One {
    void go() throws ChannelException, TransferException, InterruptedException;
  }

  /**
   * Sends files.
   *
   * @throws TransferException if something concerns all that are left
   * @throws ChannelException if the link is lost for good, or the peer takes no files
   */
  public void put(List<LocalFile> files)
      throws ChannelException, TransferException, InterruptedException {
    asked += files.size();
    for (LocalFile file : files) {
      each(file.name(), () -> client.put(file, ifThere));
    }
  }

  /**
   * Gets files.
   *
   * @param recursive whether a name may be that of a directory, and stands for all below it
   * @param inbox where they go: a file by its last name, what is below a directory with that
   * @throws TransferException if something concerns all that are left
   * @throws ChannelException if the link is lost for good, or the peer gives no files
   */
  public void get(List<RelativeName> names, boolean recursive, Inbox inbox)
      throws ChannelException, TransferException, InterruptedException {
    asked += names.size();
    for (RelativeName name : names) {
      Optional<List<Listed>> below = recursive ? below(name) : Optional.empty();
      if (below.isPresent()) {
        asked += below.get().size() - 1;
        getAll(below.get(), inbox);
      } else {
        RelativeName plain = new RelativeName(List.of(name.file()));
        each(name.toString(), () -> client.get(name, plain, inbox, ifThere));
      }
    }
  }

  private void getAll(List<Listed> all, Inbox inbox)
      throws ChannelException, TransferException, InterruptedException {
    for (Listed one : all) {
      each(
          one.name(),
          () -> {
            RelativeName checked = RelativeName.of(one.name());
            client.get(checked, checked, inbox, ifThere);
          });
    }
  }

  /**
   * Returns all that the peer has below a directory, also what cannot be got.
   *
   * @param directory what it is called there; empty for all that it gives
   * @throws TransferException if the peer does not tell
   * @throws ChannelException if the link is lost for good, or the peer gives no files
   */
  public List<Listed> list(String directory)
      throws ChannelException, TransferException, InterruptedException {
    return client.list(directory);
  }

  /** Returns what is below a directory; empty if it is none, but perhaps a file. */
  private Optional<List<Listed>> below(RelativeName name)
      throws ChannelException, TransferException, InterruptedException {
    try {
      return Optional.of(client.list(name.toString()));
    } catch (TransferException e) {
      if (e.isByPeer() && e.why() == Refusal.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void each(String name, One one)
      throws ChannelException, TransferException, InterruptedException {
    try {
      one.go();
      done++;
    } catch (TransferException e) {
      if (skips && e.why() == Refusal.EXISTS) {
        done++;
        events.skipped(name);
      } else if (asked > 1 && e.why().concernsOneFile()) {
        events.failed(name, e);
      } else {
        throw e.why().concernsOneFile() ? e.naming(name) : e;
      }
    }
  }

  /** Returns how many files there were, as far as that was known. */
  public int asked() {
    return asked;
  }

  /** Returns how many of them did not go, or were not come to. */
  public int missing() {
    return asked - done;
  }
}
