/**
 * Command files: loads and checks a file with all it includes, runs it, and reports what came of
 * it.
 *
 * <p>May use command, session, capture, frame and transport.
 */
@NullMarked
package dev.msp.script;

import org.jspecify.annotations.NullMarked;
