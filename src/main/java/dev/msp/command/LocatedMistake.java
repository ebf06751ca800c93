package dev.msp.command;

/**
 * What is wrong with a line of a program.
 *
 * @param source the file, as it was named; empty for what was typed
 * @param line number of the line, 1 and up
 * @param text the whole line
 * @param mistake what is wrong, and where in the line
 */
public record LocatedMistake(String source, int line, String text, Mistake mistake) {}
