package dev.msp.transfer;

/**
 * What a receiver is to do where something has the name of a file that comes. On the wire the
 * ordinal, u8.
 */
public enum IfThere {
  /** The file is refused. */
  REFUSE,
  /** It gets another name: with a number before its ending. */
  RENAME,
  /** It takes the place of what is there, if that is a regular file and the receiver allows it. */
  OVERWRITE
}
