package dev.msp.cli;

import dev.msp.config.Grants;
import dev.msp.session.Peer;
import dev.msp.transfer.FilePolicy;
import dev.msp.transfer.FileRights;
import dev.msp.transfer.Inbox;
import dev.msp.transfer.InboxLimits;
import dev.msp.transfer.Progress;
import dev.msp.transfer.SharedFiles;
import dev.msp.transfer.StoredText;
import dev.msp.transfer.TransferEvents;
import dev.msp.transfer.TransferException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directories that {@code serve} gives to peers, and what it says of what they do there. */
final class FileHost implements FilePolicy {

  static final Option INBOX =
      new Option("inbox", "DIR", "take files of peers with a sealed link into this directory");
  static final Option OUTBOX =
      new Option("outbox", "DIR", "give peers with a sealed link the files of this directory");
  static final Option MAX_FILE =
      new Option("max-file", "SIZE", "take no file greater than this, like 500M [1G]");

  private static final Option OVERWRITE =
      Option.flag("overwrite", "let peers replace files of the inbox, where they ask for that");

  private final Streams streams;
  private final Authorized authorized;
  private final InboxLimits limits;
  private final Optional<Inbox> inbox;
  private final Optional<SharedFiles> outbox;
  private final boolean insecure;
  private final boolean overwrite;
  private final Map<String, Inbox> inboxes = new HashMap<>();
  private final Map<String, SharedFiles> outboxes = new HashMap<>();

  FileHost(Words words, Streams streams, Authorized authorized) throws UserError {
    this.streams = streams;
    this.authorized = authorized;
    this.limits = limits(words);
    this.insecure = words.flag(SealOptions.INSECURE);
    this.overwrite = words.flag(OVERWRITE);
    String in = words.value(INBOX);
    String out = words.value(OUTBOX);
    this.inbox = in == null ? Optional.empty() : Optional.of(openInbox(in, limits));
    this.outbox = out == null ? Optional.empty() : Optional.of(openShared(out));
    if (insecure) {
      streams.complain(
          "--insecure: whoever connects may use --inbox and --outbox, unseen and unproved");
    }
  }

  /** Returns the options. */
  static List<Option> options() {
    return List.of(INBOX, OUTBOX, MAX_FILE, OVERWRITE);
  }

  /** Returns the limits of what is received. */
  static InboxLimits limits(Words words) throws UserError {
    String size = words.value(MAX_FILE);
    return size == null
        ? InboxLimits.DEFAULT
        : InboxLimits.DEFAULT.withMaxFile(bytes(size, words.source(MAX_FILE)));
  }

  private static long bytes(String size, String source) throws UserError {
    int unit = "kMGT".indexOf(size.charAt(size.length() - 1));
    String digits = unit < 0 ? size : size.substring(0, size.length() - 1);
    try {
      long bytes = Math.multiplyExact(Long.parseLong(digits), 1L << 10 * (unit + 1));
      if (bytes > 0) {
        return bytes;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // told below
    }
    throw UserError.usage(source + ": " + size + " is no size like 500M, 4G or 65536");
  }

  static Inbox openInbox(String directory, InboxLimits limits) throws UserError {
    try {
      return Inbox.open(Path.of(directory), limits);
    } catch (IOException e) {
      throw UserError.usage("directory " + directory + ' ' + FileFault.sentence(e));
    } catch (InvalidPathException e) {
      throw UserError.usage("directory " + directory + ' ' + FileFault.NO_NAME);
    }
  }

  private static SharedFiles openShared(String directory) throws UserError {
    try {
      return SharedFiles.open(Path.of(directory));
    } catch (IOException e) {
      throw UserError.usage("directory " + directory + ' ' + FileFault.sentence(e));
    } catch (InvalidPathException e) {
      throw UserError.usage("directory " + directory + ' ' + FileFault.NO_NAME);
    }
  }

  /** Returns whether any peer may have files here. */
  boolean isOffered() {
    return inbox.isPresent() || outbox.isPresent() || authorized.grantsFiles();
  }

  @Override
  public FileRights rightsOf(Peer peer) {
    Grants grants = authorized.grants(peer);
    return new FileRights(
        grants.inbox().flatMap(this::granted).or(() -> inbox),
        grants.outbox().flatMap(this::shared).or(() -> outbox),
        overwrite,
        insecure);
  }

  private synchronized Optional<Inbox> granted(String directory) {
    try {
      Inbox open = inboxes.get(directory);
      if (open == null) {
        open = openInbox(home(directory), limits);
        inboxes.put(directory, open);
      }
      return Optional.of(open);
    } catch (UserError e) {
      streams.complain("granted, but not there: " + e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized Optional<SharedFiles> shared(String directory) {
    try {
      SharedFiles open = outboxes.get(directory);
      if (open == null) {
        open = openShared(home(directory));
        outboxes.put(directory, open);
      }
      return Optional.of(open);
    } catch (UserError e) {
      streams.complain("granted, but not there: " + e.getMessage());
      return Optional.empty();
    }
  }

  private String home(String directory) {
    @Nullable String home = streams.environment().get("HOME");
    return directory.startsWith("~/") && home != null ? home + directory.substring(1) : directory;
  }

  @Override
  public TransferEvents eventsOf(Peer peer) {
    String who = peer.fingerprint().orElse("a peer that nobody knows");
    return new TransferEvents() {
      @Override
      public void progress(Progress progress) {
        // the peer sees it
      }

      @Override
      public void stored(Stored file) {
        streams.complain(who + (file.sends() ? " got " : " put ") + StoredText.of(file));
      }

      @Override
      public void failed(String name, TransferException why) {
        streams.complain(who + ": " + why.of(name));
      }
    };
  }
}
