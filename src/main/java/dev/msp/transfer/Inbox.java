package dev.msp.transfer;

import dev.msp.transfer.FileRecord.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one directory in which files are received. It is opened once; nothing that a peer names leads
 * out of it, no link in it is followed, and nothing is overwritten that was not said to be. Source:
 * RELIABILITY 3.2.
 *
 * <p>Safe for use by several threads, several of which may receive at once.
 */
public final class Inbox implements AutoCloseable {

  /** A part that nobody went on with for so long is deleted when the inbox is opened. */
  static final Duration STALE = Duration.ofDays(7);

  private final Directory root;
  private final InboxLimits limits;
  private final Ledger ledger;
  private final Map<String, String> expected = new HashMap<>();
  private volatile boolean closed;

  Inbox(Directory root, InboxLimits limits, Space space) {
    this.root = root;
    this.limits = limits;
    this.ledger = new Ledger(limits, space);
  }

  /**
   * Opens a directory that is there.
   *
   * @throws IOException if it cannot be opened, or is no directory
   */
  public static Inbox open(Path path, InboxLimits limits) throws IOException {
    Directory root = Directory.open(path);
    Inbox inbox = new Inbox(root, limits, Space.of(root));
    inbox.clean(Instant.now().minus(STALE));
    return inbox;
  }

  /** Returns where it is. */
  public Path path() {
    return root.path();
  }

  /** Deletes parts whose senders never came back. */
  void clean(Instant before) throws IOException {
    for (String name : root.names()) {
      if (Part.isOne(name)) {
        Optional<BasicFileAttributes> found = root.look(name);
        if (found.isPresent()
            && found.orElseThrow().lastModifiedTime().toInstant().isBefore(before)) {
          root.delete(name);
        }
      }
    }
  }

  /**
   * Decides whether a file is taken, and makes ready for it.
   *
   * @param target what it shall be called
   * @param ifThere what to do if that name is taken
   * @param peer whose it is: nobody else goes on with it, and its quota is charged
   */
  Incoming begin(Offer offer, RelativeName target, IfThere ifThere, String peer)
      throws TransferException {
    if (closed) {
      throw new TransferException(Refusal.NOT_ALLOWED, "no files are taken any more");
    }
    if (offer.size() > limits.maxFile()) {
      throw new TransferException(
          Refusal.TOO_LONG,
          "it has " + offer.size() + " bytes, and at most " + limits.maxFile() + " are taken");
    }
    Incoming incoming = new Incoming(this, offer, target, ifThere, peer);
    try {
      incoming.open();
      return incoming;
    } catch (IOException e) {
      incoming.close();
      throw DiskFault.of(e, "store '" + target + "'");
    } catch (TransferException e) {
      incoming.close();
      throw e;
    }
  }

  Directory root() {
    return root;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Says that a name will be needed; returns the key of another file that will have it, if any. */
  @Nullable String expect(String name, String key) {
    synchronized (expected) {
      return expected.putIfAbsent(name, key);
    }
  }

  void expectNoMore(String name) {
    synchronized (expected) {
      expected.remove(name);
    }
  }

  /** Takes no more files. Those that are on their way cannot be completed, but go on later. */
  @Override
  public void close() {
    closed = true;
    root.close();
  }
}
