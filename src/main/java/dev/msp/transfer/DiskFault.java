package dev.msp.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says what a disk did not do. */
final class DiskFault {

  private DiskFault() {}

  /**
   * Returns the failure of a transfer.
   *
   * @param doing what was tried, as in "cannot write 'x'"
   */
  static TransferException of(IOException e, String doing) {
    String reason = reason(e);
    return new TransferException(
        isFull(reason) ? Refusal.DISK_FULL : Refusal.FAILED, "cannot " + doing + ": " + reason);
  }

  /** Neither the class nor the number of the error tells: Java gives the system's words only. */
  private static boolean isFull(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    return words.contains("no space left")
        || words.contains("not enough space")
        || words.contains("quota exceeded");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String known = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return known == null ? e.getClass().getSimpleName() : known;
  }
}
