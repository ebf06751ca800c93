package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code serve} that runs in this JVM until it is closed. */
final class Serve implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+);");

  private final Cli cli;
  private final Thread runner;
  private volatile int exitCode = -1;

  private Serve(Cli cli, String[] args) {
    this.cli = cli;
    Streams streams = cli.streams();
    this.runner = new Thread(() -> exitCode = Msp.run(args, streams), "serve");
    runner.setDaemon(true);
    runner.start();
  }

  /** Starts any command line that serves, and waits until it listens. */
  static Serve start(Cli cli, String... args) throws InterruptedException {
    Serve serve = new Serve(cli, args);
    serve.awaitErr(text -> text.contains("Ctrl-C ends"));
    return serve;
  }

  /** Starts {@code serve} on a free port. */
  static Serve onFreePort(Cli cli, String... options) throws InterruptedException {
    List<String> args = new ArrayList<>(List.of("serve", "tcp-listen://127.0.0.1:0"));
    args.addAll(List.of(options));
    return start(cli, args.toArray(String[]::new));
  }

  /** Returns the ports listened on, in order. */
  List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    Matcher matcher = LISTENING.matcher(cli.complained());
    while (matcher.find()) {
      ports.add(Integer.parseInt(matcher.group(1)));
    }
    return ports;
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + ports().get(0);
  }

  /** Waits until standard output is as wanted, and returns it. */
  String awaitOut(Predicate<String> wanted) throws InterruptedException {
    return cli.written().await(wanted);
  }

  /** Waits until standard error is as wanted, and returns it. */
  String awaitErr(Predicate<String> wanted) throws InterruptedException {
    return cli.diagnostics().await(wanted);
  }

  @Override
  public void close() throws InterruptedException {
    runner.interrupt();
    runner.join();
    assertThat(exitCode).isZero();
  }
}
