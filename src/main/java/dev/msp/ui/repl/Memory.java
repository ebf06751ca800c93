package dev.msp.ui.repl;

/**
 * How what is typed is remembered.
 *
 * @param keepsake which lines may be
 * @param file where they outlast the prompt
 */
public record Memory(Keepsake keepsake, HistoryFile file) {}
