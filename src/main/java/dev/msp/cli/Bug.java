package dev.msp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A bug ends the program with one sentence and its own exit code, on whatever thread it shows; one
 * that shows on two at once is still told once, for the second waits here until all is over.
 *
 * <p>So does memory that has run out: a program that goes on without one of its threads answers
 * nobody, and does not hear signals. What is said of that is made beforehand, for then nothing can
 * be made any more.
 */
final class Bug implements Thread.UncaughtExceptionHandler {

  private static final byte[] NO_MEMORY =
      "msp: there is no memory left; give Java more, as with JAVA_TOOL_OPTIONS=-Xmx1g\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Its own: the program's may be held by the very thread that failed. */
  private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);

  @Override
  public synchronized void uncaughtException(Thread thread, Throwable bug) {
    try {
      err.write(bug instanceof OutOfMemoryError ? NO_MEMORY : sentence(bug));
    } catch (IOException e) {
      // nobody is there to read it
    } finally {
      Runtime.getRuntime().halt(ExitCode.BUG);
    }
  }

  private static byte[] sentence(Throwable bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    String where = trace.length == 0 ? "an unknown place" : trace[0].toString();
    String text =
        "msp: this is a bug, please report it: " + bug.getClass().getName() + " at " + where;
    return (text + '\n').getBytes(StandardCharsets.US_ASCII);
  }
}
