package dev.msp.transfer;

/**
 * One of the things that a peer has below a directory.
 *
 * @param name as it may be asked for, if {@link RelativeName#of} takes it; foreign text
 * @param size in bytes, as the peer says; 0 where it is no regular file
 */
public record Listed(String name, long size) {}
