package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig.AfterTimeout;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.Splitter;
import dev.msp.session.Clock;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.SessionState;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages one behind the other over one session and finds the exit code. */
final class Sender implements AutoCloseable {

  /**
   * What is wanted.
   *
   * @param expect what a reply to each message must hold, or null
   * @param timeout nanoseconds to wait for that reply
   * @param json whether events are printed as JSON
   * @param quiet whether only failures are printed
   * @param split whether long messages are cut
   * @param keepGoing whether a failure stops the rest
   */
  record Request(
      @Nullable Expectation expect,
      long timeout,
      boolean json,
      boolean quiet,
      boolean split,
      boolean keepGoing) {}

  /** A message on its way, and what failures call it. */
  private record Sent(String name, Delivery delivery) {}

  private static final long LOOK_AROUND = 100_000_000L;
  private static final long LOOK_AT_PORT_MILLIS = 500;

  /** What greeting and handshake of an MSP/3 link may take, in nanoseconds. */
  private static final long OPENING = 30_000_000_000L;

  private static final long GOODBYE = 1_000_000_000L;

  private final SessionPlan plan;
  private final Request request;
  private final SendReport report;
  private final Clock clock = Clock.system();
  private final Timers timers = Timers.onOneThread();
  private final ArrayDeque<Sent> outstanding = new ArrayDeque<>();
  private Session session;
  private boolean threaded;
  private volatile int exitCode = ExitCode.DONE;

  Sender(SessionPlan plan, Request request, SendReport report) {
    this.plan = plan;
    this.request = request;
    this.report = report;
    this.session = new Session(plan, clock, timers);
    report.follow(session);
  }

  /** Sends messages; all are checked before the first goes out. */
  int messages(List<Bytes> messages) throws UserError {
    report.total(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      refuse(messages.get(i), messages.size() == 1 ? "the message" : "message " + (i + 1));
    }
    if (request.expect() != null
        || plan.reliable() != null
        || plan.link().afterTimeout() == AfterTimeout.HOLD) {
      start(); // a wire that is held open does not end a read when the ACK does not come
    }
    for (int i = 0; i < messages.size(); i++) {
      send(messages.size() == 1 ? "" : "message " + (i + 1) + ": ", messages.get(i));
      if (mustStop()) {
        settleAll();
        report.notSent(messages.size() - i - 1);
        break;
      }
    }
    return finish();
  }

  private void refuse(Bytes message, String name) throws UserError {
    for (Bytes piece : pieces(message)) {
      String refusal = session.refusal(piece).orElse("");
      if (!refusal.isEmpty()) {
        boolean tooLong = piece.length() > plan.link().longestMessage();
        throw UserError.usage(name + ": " + refusal + (tooLong ? "; --split cuts a long one" : ""));
      }
    }
  }

  /** Sends each line of a stream as it comes. */
  int lines(InputStream in) throws UserError {
    start();
    watchPort();
    report.showProgress();
    Lines lines = new Lines(in);
    try {
      Bytes line = lines.next();
      for (long number = 1; line != null && !mustStop(); number++) {
        String name = "line " + number + ": ";
        if (lines.wasTooLong()) {
          fail(ExitCode.USAGE, name + "not sent: over " + Lines.LONGEST + " bytes");
        } else {
          send(name, line);
        }
        line = mustStop() ? null : lines.next();
      }
      settleAll();
      if (mustStop() && lines.hasMore()) {
        report.restNotSent();
      }
    } catch (IOException e) {
      throw UserError.usage("standard input cannot be read: " + e.getMessage());
    }
    return finish();
  }

  private void start() {
    threaded = true;
    session.start();
  }

  /** Tells soon of a port that is pulled out while the input is waited for. */
  private void watchPort() {
    if (isPort()) {
      Thread watch = new Thread(this::awaitLoss, "msp-port");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void awaitLoss() {
    try {
      while (!session.isClosed()) {
        Thread.sleep(LOOK_AT_PORT_MILLIS);
      }
      lost();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lost() {
    if (session.state() instanceof SessionState.Closed closed
        && closed.reason().kind() != CloseReason.Kind.BY_USER) {
      fail(ExitCode.NO_LINK, closed.reason().text());
    }
  }

  /** A port is not opened again by itself: that may reset the board behind it. */
  private boolean isPort() {
    return plan.endpoint().scheme() == Endpoint.Scheme.SERIAL && plan.backoff() == null;
  }

  private boolean mustStop() {
    return exitCode != ExitCode.DONE && !request.keepGoing();
  }

  private List<Bytes> pieces(Bytes message) {
    return request.split()
        ? Splitter.split(message, plan.link().longestMessage())
        : List.of(message);
  }

  private void send(String name, Bytes message) {
    Expectation expect = request.expect();
    if (expect != null) {
      report.forgetReplies();
    }
    if (isPort() && session.state() instanceof SessionState.Closed closed) {
      fail(ExitCode.NO_LINK, name + "not sent: " + closed.reason().text());
      return;
    }
    boolean acked = true;
    for (Bytes piece : pieces(message)) {
      if (mustStop()) {
        return;
      }
      reopen();
      Delivery delivery = session.send(piece);
      report.sent(delivery);
      outstanding.add(new Sent(name, delivery));
      int room = expect == null ? plan.link().window() : 1;
      while (outstanding.size() >= room) {
        acked &= settle(outstanding.remove());
      }
    }
    if (expect != null && acked) {
      expectReply(name, expect);
    }
  }

  /** After a lost link, or a connection that failed, the next message gets a new one. */
  private void reopen() {
    if (session.isClosed()) {
      report.drain();
      session = new Session(plan, clock, timers);
      report.follow(session);
      if (threaded) {
        session.start();
      }
    }
  }

  private void settleAll() {
    while (!outstanding.isEmpty()) {
      settle(outstanding.remove());
    }
  }

  /** Waits for what becomes of a message; returns whether it was acknowledged in time. */
  private boolean settle(Sent sent) {
    Delivery delivery = sent.delivery();
    long until = clock.nanos() + patience();
    while (!delivery.isOver() && clock.nanos() < until) {
      step(delivery);
      if (threaded && !delivery.isOver()) {
        report.drain(); // without a thread that reads, printing now would delay the ACK
      }
    }
    if (!delivery.isOver()) {
      fail(ExitCode.NO_ANSWER, sent.name() + "no ACK in time; it may have arrived");
      session.close();
      return false;
    }
    report.over(sent.name(), delivery);
    report.drain();
    switch (delivery.status()) {
      case ACKED -> {
        return true;
      }
      case LATE, TIMED_OUT -> note(ExitCode.NO_ANSWER);
      case FAILED -> note(exitCode(delivery.failure()));
      case PENDING -> throw new IllegalStateException(delivery + " is over");
    }
    return false;
  }

  /** A classic link gives a message up by itself; one of MSP/3 goes on until it arrives. */
  private long patience() {
    return plan.reliable() == null ? Long.MAX_VALUE / 2 : OPENING + plan.link().ackTimeout();
  }

  private void step(Delivery delivery) {
    if (!threaded) {
      session.step();
      return;
    }
    try {
      session.await(delivery, LOOK_AROUND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.close();
    }
  }

  private int exitCode(Delivery.Failure failure) {
    return switch (failure) {
      case REFUSED -> ExitCode.USAGE;
      case WIRE ->
          plan.reliable() != null && session.state() instanceof SessionState.Closed closed
              ? CalledLink.code(closed.reason())
              : ExitCode.NO_LINK;
      case PEER -> ExitCode.PROTOCOL;
      case NONE -> throw new IllegalStateException("failed without a failure");
    };
  }

  private void expectReply(String name, Expectation expect) {
    long until = clock.nanos() + request.timeout();
    while (!report.takeReply(expect)) {
      long left = until - clock.nanos();
      if (left <= 0 || session.isClosed()) {
        missed(name, expect);
        return;
      }
      report.await(Math.min(left, LOOK_AROUND));
    }
  }

  private void missed(String name, Expectation expect) {
    report.drain();
    if (report.takeReply(expect)) {
      return;
    }
    List<String> others = report.takeReplies();
    String wanted = "expected " + expect.wanted();
    if (!others.isEmpty()) {
      String came = String.join(" | ", others);
      fail(ExitCode.EXPECTATION, name + wanted + ", but what came was: " + came);
    } else if (session.isClosed()) {
      fail(ExitCode.NO_LINK, name + "the link was lost before a reply came; " + wanted);
    } else {
      fail(ExitCode.NO_ANSWER, name + "no reply came in time; " + wanted);
    }
  }

  private void fail(int code, String sentence) {
    report.failure(sentence);
    note(code);
  }

  private void note(int code) {
    if (exitCode == ExitCode.DONE) {
      exitCode = code;
    }
  }

  private int finish() {
    settleAll();
    report.finish();
    return exitCode;
  }

  @Override
  public void close() {
    if (plan.reliable() == null || !threaded) {
      session.close();
      return;
    }
    try {
      session.leave(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.close();
    }
  }
}
