package dev.msp.ui.repl;

import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;

/**
 * How what is typed is remembered.
 *
 * @param keepsake which lines may be
 * @param file where they outlast the prompt
 */
public record Memory(Keepsake keepsake, HistoryFile file) {}
