package dev.msp.command;

import dev.msp.frame.Bytes;
import java.util.Optional;

/**
 * What was expected and what came instead.
 *
 * @param expected in words, as it follows "expected": {@code data /v2/}
 * @param wanted the bytes that were expected, where they are known
 * @param came the bytes that came
 */
public record Comparison(String expected, Optional<Bytes> wanted, Bytes came) {}
