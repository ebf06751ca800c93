package dev.msp.config;

/**
 * A key of the console and what it does, from {@code [keys]}.
 *
 * @param place where it does so: {@code list}, {@code input} and so on; empty for everywhere
 * @param key its name, as {@link KeyWords} has it
 * @param command a line of the command language; empty for nothing
 * @param where the command in the file, without a message
 */
public record KeySetting(String place, String key, String command, Mistake where) {}
