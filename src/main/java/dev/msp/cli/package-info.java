/**
 * The command line: picocli commands, the composition root, exit codes. Uses every other package;
 * nothing uses it. Only {@code Main} touches the process streams.
 */
@NullMarked
package dev.msp.cli;

import org.jspecify.annotations.NullMarked;
