package dev.msp.transfer;

import java.io.IOException;

/** How much room a disk has, in bytes. */
interface Space {

  /** Returns how large the disk is. */
  long total() throws IOException;

  /** Returns how much may still be written. */
  long usable() throws IOException;

  /** Returns the room on the disk of a directory. */
  static Space of(Directory directory) {
    return new Space() {
      @Override
      public long total() throws IOException {
        return directory.store().getTotalSpace();
      }

      @Override
      public long usable() throws IOException {
        return directory.store().getUsableSpace();
      }
    };
  }
}
