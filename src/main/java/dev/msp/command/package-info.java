/**
 * The one command language: what is typed at a prompt, bound to a key, or written in a file. A line
 * is parsed once; execution, highlighting, completion and error marks all follow from that.
 *
 * <p>May use session, link, capture, transfer, remote, config, transport and frame.
 */
@NullMarked
package dev.msp.command;

import org.jspecify.annotations.NullMarked;
