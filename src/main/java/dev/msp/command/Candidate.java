package dev.msp.command;

/**
 * A word that may stand at a place.
 *
 * @param text the word as it is to be written
 * @param description what it is, in a few words; may be empty
 */
public record Candidate(String text, String description) {}
