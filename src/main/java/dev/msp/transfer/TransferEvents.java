package dev.msp.transfer;

/**
 * Told what happens to files, by the threads that transfer them; must not hold them up. Names and
 * the words of a failure are foreign text.
 */
public interface TransferEvents {

  /** Nobody listens. */
  TransferEvents NONE = progress -> {};

  /** A file began, went on, or is further; a few times a second at most. */
  void progress(Progress progress);

  /**
   * A file was interrupted and will go on.
   *
   * @param why a clause for the user
   */
  default void interrupted(String name, String why) {}

  /** A file is stored, whole and checked. */
  default void stored(Stored file) {}

  /** A file was left out, because something of its name is there. */
  default void skipped(String name) {}

  /** A file was given up. */
  default void failed(String name, TransferException why) {}

  /**
   * What became of a file.
   *
   * @param name what it was called where it came from
   * @param storedAs what it is called where it went to
   * @param sends whether it was sent from here
   * @param size in bytes
   * @param moved bytes that went over the wire for it: fewer where it was resumed, more where some
   *     went twice
   * @param nanos how long that took, with all that it had to wait for, in nanoseconds
   */
  record Stored(String name, String storedAs, boolean sends, long size, long moved, long nanos) {}
}
