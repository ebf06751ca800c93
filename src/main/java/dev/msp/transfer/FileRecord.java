package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.util.List;

/**
 * What goes over a channel of files, one record a block: OP u8, then its fields, integers
 * big-endian. Source: msp-protocol(7), Files.
 */
sealed interface FileRecord {

  /** The longest name, in bytes of UTF-8: that of a file, and of the directories above it. */
  int MAX_NAME = 4096;

  /** The longest text of a refusal that is taken, in bytes. */
  int MAX_TEXT = 1024;

  /** SHA-256, in bytes. */
  int HASH = 32;

  /** What tells one file from another of the same name, in bytes. */
  int ID = 8;

  /** The most places at which a transfer may go on. */
  int MAX_HELD = 4;

  /**
   * OP 01: the sender has a file.
   *
   * @param ifThere u8
   * @param id 8 bytes, the same whenever the same file is offered
   * @param size u64, in bytes; at most 2^63 - 1
   * @param name what it is called, or what was asked for
   */
  record Offer(IfThere ifThere, Bytes id, long size, String name) implements FileRecord {}

  /**
   * OP 02: the receiver takes it.
   *
   * @param held u8 and so many places, ascending, at which it could go on; none: from the beginning
   */
  record Accept(List<Held> held) implements FileRecord {

    /** Copies the list. */
    public Accept {
      held = List.copyOf(held);
    }
  }

  /**
   * A place up to which a receiver has a file already.
   *
   * @param offset u64, at least 1
   * @param hash the SHA-256 of all bytes before it
   */
  record Held(long offset, Bytes hash) {}

  /**
   * OP 03: the sender begins.
   *
   * @param offset u64, one of the places in the ACCEPT, or 0
   */
  record Start(long offset) implements FileRecord {}

  /** OP 04: bytes of the file, at least one. Points into the block that it came in. */
  final class Data implements FileRecord {

    private final byte[] block;

    Data(byte[] block) {
      this.block = block;
    }

    /** Returns the block; its bytes from 1 on are the file's. */
    byte[] block() {
      return block;
    }

    int length() {
      return block.length - 1;
    }
  }

  /**
   * OP 05: that was all of the file.
   *
   * @param hash the SHA-256 of the whole
   */
  record End(Bytes hash) implements FileRecord {}

  /**
   * OP 06: it is stored, and on the disk.
   *
   * @param name what it is called there
   */
  record Done(String name) implements FileRecord {}

  /** OP 07: the sender has read DONE; the receiver may forget how far this file was. */
  record Seen() implements FileRecord {}

  /**
   * OP 08: this file is given up; either end says so.
   *
   * @param why u8
   * @param request u32, the number of the request on this channel, counted from 1
   * @param text UTF-8, for a person
   */
  record Refuse(Refusal why, int request, String text) implements FileRecord {}

  /**
   * OP 09: the client wants a file.
   *
   * @param name which
   */
  record Ask(String name) implements FileRecord {}

  /**
   * OP 0A: the client wants to know all files below a directory.
   *
   * @param name which; empty for all that there is
   */
  record ListAll(String name) implements FileRecord {}

  /**
   * OP 0B: some files of a list.
   *
   * @param entries none says that the list is at its end
   */
  record Names(List<Entry> entries) implements FileRecord {

    /** Copies the list. */
    public Names {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A file in a list.
   *
   * @param size u64, in bytes
   * @param name u16 length and UTF-8, as it may be asked for
   */
  record Entry(long size, String name) {}

  /** OP 0C: whoever is waited for is still at work; nothing else. */
  record Working() implements FileRecord {}
}
