package dev.msp.ui.console;

/**
 * What a key shall do.
 *
 * @param place where: the name of a part of the console in lower case; empty for everywhere
 * @param key its name, see {@link KeyName}
 * @param command a line of the command language; empty for nothing
 */
public record KeyBinding(String place, String key, String command) {}
