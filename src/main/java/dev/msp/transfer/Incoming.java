package dev.msp.transfer;

import dev.msp.frame.Bytes;
import dev.msp.transfer.FileRecord.Held;
import dev.msp.transfer.FileRecord.Offer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into an inbox: opened, told how far it is, begun, written, finished. Whatever
 * ends it in between leaves a part from which it goes on. Not for use by two threads.
 */
final class Incoming implements AutoCloseable {

  private static final long SYNC_BYTES = 64L << 20;
  private static final long SYNC_NANOS = 1_000_000_000L;
  private static final int READ = 256 << 10;

  private final Inbox inbox;
  private final Offer offer;
  private final RelativeName target;
  private final IfThere ifThere;
  private final String peer;
  private final Map<Long, MessageDigest> hashed = new HashMap<>();
  private Directory directory;
  private @Nullable Part part;
  private Ledger.@Nullable Booking booking;
  private @Nullable String expected;
  private PartJournal.@Nullable Stored stored;
  private @Nullable HashPipe hash;
  private long length;
  private long synced;
  private long syncedAt;

  Incoming(Inbox inbox, Offer offer, RelativeName target, IfThere ifThere, String peer) {
    this.inbox = inbox;
    this.offer = offer;
    this.target = target;
    this.ifThere = ifThere;
    this.peer = peer;
    this.directory = inbox.root();
  }

  /** Checks what can be checked before a byte is sent, and opens the part. */
  void open() throws IOException, TransferException {
    for (String name : target.directories()) {
      Directory below = inbox.root().enter(directory, name);
      leave();
      directory = below;
    }
    openPart();
  }

  private void openPart() throws IOException, TransferException {
    Part opened = new Part(directory, target.file(), key());
    part = opened;
    stored = opened.stored().filter(this::isThere).orElse(null);
    if (stored == null) {
      requireName();
      opened.open();
      booking = inbox.ledger().book(peer, Math.max(0, offer.size() - opened.length()));
    }
  }

  /** Two peers that offer the same file do not go on with each other's part. */
  private String key() {
    MessageDigest digest = Sha256.begin();
    digest.update(offer.id().toArray());
    digest.update(Bytes.utf8(peer).toArray());
    return Bytes.copyOf(digest.digest(), 0, FileRecord.ID).toHex();
  }

  private boolean isThere(PartJournal.Stored done) {
    try {
      return done.size() == offer.size()
          && directory.look(done.name()).filter(found -> found.size() == done.size()).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Looks whether the name is free, on any file system that the inbox may be copied to. */
  private void requireName() throws IOException, TransferException {
    String name = target.file();
    String folded = FileName.folded(name);
    if (ifThere != IfThere.RENAME) {
      String wanted = directory.path() + "/" + folded;
      String receives = inbox.expect(wanted, key());
      if (receives == null) {
        expected = wanted;
      } else if (receives.equals(key())) {
        throw new TransferException(Refusal.BUSY, "the same file is being received already");
      } else {
        throw new TransferException(
            Refusal.NAME, "another file that is called '" + name + "' is being received");
      }
    }
    for (String there : directory.names()) {
      if (!there.equals(name) && FileName.folded(there).equals(folded)) {
        throw new TransferException(
            Refusal.NAME,
            "'"
                + name
                + "' is too much like '"
                + there
                + "', which is there: on some systems they"
                + " are the same");
      }
    }
    Optional<BasicFileAttributes> found = directory.look(name);
    if (ifThere == IfThere.REFUSE && found.isPresent()) {
      throw exists();
    }
    if (ifThere == IfThere.OVERWRITE && found.filter(file -> !file.isRegularFile()).isPresent()) {
      throw new TransferException(
          Refusal.NOT_A_FILE, "'" + target + "' is there, and is no regular file");
    }
  }

  private TransferException exists() {
    return new TransferException(Refusal.EXISTS, "'" + target + "' is there already");
  }

  /**
   * Returns the places from which it could go on, ascending.
   *
   * @param working called now and then, because reading a long part takes its time
   */
  List<Held> held(Pulse working) throws IOException, TransferException, InterruptedException {
    if (stored != null) {
      return stored.size() == 0 ? List.of() : List.of(new Held(stored.size(), stored.hash()));
    }
    long whole = part().length();
    if (whole > offer.size()) {
      return List.of();
    }
    List<Held> places = new ArrayList<>();
    MessageDigest digest = Sha256.begin();
    long at = 0;
    for (long place : new long[] {part().safe(), whole}) {
      if (place > at) {
        digest(digest, at, place, working);
        at = place;
        hashed.put(place, Sha256.copy(digest));
        places.add(new Held(place, Bytes.copyOf(Sha256.copy(digest).digest())));
      }
    }
    return places;
  }

  private void digest(MessageDigest digest, long from, long to, Pulse working)
      throws IOException, TransferException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(READ);
    long at = from;
    while (at < to) {
      buffer.clear().limit((int) Math.min(READ, to - at));
      int count = part().read(buffer, at);
      if (count < 0) {
        throw new TransferException(Refusal.CHANGED, "somebody else cut the part short");
      }
      digest.update(buffer.flip());
      at += count;
      working.beat();
    }
  }

  /** Begins to write at one of the places that it could go on from, or from the beginning. */
  void start(long offset) throws IOException, TransferException {
    if (stored != null && offset == offer.size()) {
      length = offset;
      return;
    }
    if (stored != null) { // another file of the same name, size and id: it is not what is there
      stored = null;
      part().forget();
      openPart();
    }
    MessageDigest before = offset == 0 ? Sha256.begin() : hashed.get(offset);
    if (before == null) {
      throw new TransferException(Refusal.PROTOCOL, "START where nothing is held");
    }
    if (offset > 0) {
      part().cut(offset);
    } else if (part().length() > 0) {
      part().restart();
    }
    hash = new HashPipe(before);
    length = offset;
    synced = offset;
    syncedAt = System.nanoTime();
  }

  /**
   * Writes what came.
   *
   * @throws TransferException if it is more than was announced, or the disk has no room any more
   */
  void write(FileRecord.Data data) throws IOException, TransferException, InterruptedException {
    if (hash == null || data.length() > offer.size() - length) {
      throw new TransferException(Refusal.PROTOCOL, "more came than the size that was announced");
    }
    part().write(ByteBuffer.wrap(data.block(), 1, data.length()), length);
    length += data.length();
    hash.add(data.block());
    if (booking != null) {
      booking.used(data.length());
    }
    if (length - synced >= SYNC_BYTES || System.nanoTime() - syncedAt >= SYNC_NANOS) {
      sync();
    }
  }

  private void sync() throws IOException, TransferException {
    part().sync(length);
    synced = length;
    syncedAt = System.nanoTime();
    if (booking != null) {
      booking.check();
    }
  }

  /** Returns how much of the file is written. */
  long length() {
    return length;
  }

  /**
   * Checks the whole and gives it its name.
   *
   * @param whole the SHA-256 of what was sent
   * @return the name under which it is stored
   */
  String finish(Bytes whole) throws IOException, TransferException, InterruptedException {
    if (length != offer.size()) {
      throw new TransferException(
          Refusal.PROTOCOL, "END after " + length + " of " + offer.size() + " bytes");
    }
    if (stored != null) {
      requireSame(whole.equals(stored.hash()));
      return target.sibling(stored.name()).toString();
    }
    try (HashPipe all = Optional.ofNullable(hash).orElseThrow()) {
      hash = null;
      if (!all.finish().equals(whole)) {
        discard();
        requireSame(false);
      }
    }
    part().complete();
    String name = publish(whole);
    return target.sibling(name).toString();
  }

  private void requireSame(boolean same) throws TransferException {
    if (!same) {
      throw new TransferException(Refusal.DAMAGED, "what came is not what was sent");
    }
  }

  private String publish(Bytes whole) throws IOException, TransferException {
    String name = target.file();
    for (int number = 1; ; number++) {
      try {
        part().publish(whole, name, ifThere == IfThere.OVERWRITE);
        return name;
      } catch (FileAlreadyExistsException e) {
        if (ifThere != IfThere.RENAME) {
          throw exists();
        }
        name = FileName.numbered(target.file(), number);
      }
    }
  }

  /** Says that the sender knows that it is stored. */
  void forget() throws IOException {
    part().forget();
  }

  /** Deletes what there is: it is part of nothing. */
  void discard() throws IOException {
    if (hash != null) {
      hash.close();
      hash = null;
    }
    part().delete();
  }

  private Part part() {
    return Optional.ofNullable(part).orElseThrow();
  }

  private void leave() {
    if (directory != inbox.root()) {
      directory.close();
    }
  }

  /** Ends it; what came is brought to the disk, so that it can go on. */
  @Override
  public void close() {
    try {
      if (part != null && hash != null && length > synced) {
        part.sync(length);
      }
    } catch (IOException e) {
      // The disk keeps less than it might: the sender sends that again.
    }
    if (hash != null) {
      hash.close();
    }
    if (part != null) {
      part.close();
    }
    if (booking != null) {
      booking.close();
    }
    if (expected != null) {
      inbox.expectNoMore(expected);
    }
    leave();
  }
}
