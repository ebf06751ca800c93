/**
 * The commands of the language, one small class each. A new one is a class here and a line in
 * {@link dev.msp.command.verb.Verbs}.
 *
 * <p>May use what command may use.
 */
@NullMarked
package dev.msp.command.verb;

import org.jspecify.annotations.NullMarked;
