package dev.msp.ui.console;

/**
 * Something that is asked before it is done.
 *
 * @param text what is asked; safe for the terminal
 * @param command the line of the language that Yes runs
 */
record Question(String text, String command) {}
