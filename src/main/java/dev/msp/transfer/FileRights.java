package dev.msp.transfer;

import java.util.Optional;

/**
 * What one peer may do with files here. Nothing is implied: without an inbox it may not send,
 * without shared files it may not get.
 *
 * @param inbox where its files go; empty: it may send none
 * @param shared what it may get and list; empty: nothing
 * @param overwrite whether it may replace files in the inbox
 * @param clear whether all this holds on a link that is not sealed, too, on which nobody knows who
 *     it is
 */
public record FileRights(
    Optional<Inbox> inbox, Optional<SharedFiles> shared, boolean overwrite, boolean clear) {

  /** Nothing. */
  public static final FileRights NONE =
      new FileRights(Optional.empty(), Optional.empty(), false, false);
}
