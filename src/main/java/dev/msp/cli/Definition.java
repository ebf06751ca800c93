package dev.msp.cli;

import java.util.List;

/**
 * What a command is called and takes.
 *
 * @param name the word after {@code msp}
 * @param summary one line, without a full stop
 * @param positional how positional words are shown in help, such as {@code ENDPOINT MESSAGE...};
 *     empty if there are none
 * @param options all long options
 * @param examples whole command lines
 */
record Definition(
    String name, String summary, String positional, List<Option> options, List<String> examples) {}
