package dev.msp.cli;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Entry point: the only class that touches the process streams and ends the process. */
public final class Main {

  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(new Bug());
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Charset charset = charset();
    Console console = System.console();
    Output out =
        new Output(
            new FileOutputStream(FileDescriptor.out), charset, Terminals.isTerminal(1, console));
    Output err =
        new Output(
            new FileOutputStream(FileDescriptor.err), charset, Terminals.isTerminal(2, console));
    Streams streams =
        new Streams(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            out,
            err,
            System.getenv());
    int exitCode;
    try {
      exitCode = Msp.run(Arguments.exact(args), streams);
    } catch (UserError e) {
      streams.complain(e.sentence());
      exitCode = e.exitCode();
    }
    out.flush();
    return exitCode;
  }

  /** What the reader of our output understands. */
  private static Charset charset() {
    String name = System.getProperty("native.encoding", "");
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
  }
}
