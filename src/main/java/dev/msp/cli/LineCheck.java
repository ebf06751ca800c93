package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out who is at the other end of a serial line, and has the line checked accordingly. */
final class LineCheck {

  private static final Bytes LINE_END = Bytes.utf8("\r\n");

  private final Questions line;
  private final int rounds;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Makes a check.
   *
   * @param rounds how many times all values go out in the long run, 1 or more
   */
  LineCheck(Questions line, int rounds) {
    this.line = line;
    this.rounds = rounds;
  }

  /**
   * Does it.
   *
   * @throws TransportException if the line is gone
   */
  LineReport run() throws TransportException {
    line.settle(); // a board that was reset by opening the port may greet
    Bytes unasked = line.settle();
    if (!unasked.isEmpty()) {
      findings.add(
          LineFault.UNASKED.found(
              unasked.length() + " bytes came before anything was sent: " + Evidence.hex(unasked)));
      return new LineReport(LineReport.Peer.TALKER, findings);
    }
    Bytes hello = PeerCheck.hello();
    Bytes answer = hello(hello);
    if (answer.isEmpty()) {
      Bytes late = line.ask(hello.plus(LINE_END), PeerCheck::isAcked);
      if (late.isEmpty()) {
        return new LineReport(LineReport.Peer.SILENT, findings);
      }
      line.settle();
      answer = hello(hello);
      if (answer.isEmpty()) {
        findings.add(
            LineFault.LINE_MODE.found(
                "nothing came back before a line end was sent, then " + Evidence.hex(late)));
        return new LineReport(LineReport.Peer.ECHO, findings);
      }
    }
    return judge(answer, hello);
  }

  /** Sends the greeting; an echo may come before an answer. */
  private Bytes hello(Bytes hello) throws TransportException {
    Bytes answer = line.ask(hello, came -> came.equals(hello) || PeerCheck.isAcked(came));
    return answer.isEmpty() ? answer : answer.plus(line.settle());
  }

  private LineReport judge(Bytes answer, Bytes hello) throws TransportException {
    if (PeerCheck.isAcked(answer)) {
      findings.add(Finding.fine("answer", "an MSP peer acknowledged a frame"));
      if (answer.length() >= hello.length() && answer.slice(0, hello.length()).equals(hello)) {
        findings.add(
            LineFault.ECHO.found(
                "the frame itself came back before its ACK: " + Evidence.hex(answer)));
      }
      findings.addAll(new PeerCheck(line).findings());
      return new LineReport(LineReport.Peer.MSP, findings);
    }
    if (answer.equals(hello.plus(hello))) {
      findings.add(
          LineFault.TWICE.found(
              hello.length() + " bytes came back as " + answer.length() + ", once and again"));
      return new LineReport(LineReport.Peer.ECHO, findings);
    }
    List<Finding> damaged = damagedAck(answer);
    if (!damaged.isEmpty()) {
      findings.addAll(damaged);
      return new LineReport(LineReport.Peer.MSP, findings);
    }
    findings.add(
        Finding.fine(
            "answer",
            answer.equals(hello)
                ? "what is sent comes back: a plug, which says nothing of the rate, or an echo"
                : "something comes back for what is sent"));
    findings.addAll(new EchoCheck(line, rounds).findings());
    return new LineReport(LineReport.Peer.ECHO, findings);
  }

  /** Returns what is wrong with a line that makes of an ACK what came; nothing if none does. */
  private static List<Finding> damagedAck(Bytes came) {
    Bytes ack = PeerCheck.ack();
    LineModel best = LineModel.CLEAN;
    for (LineModel model : LineModel.known()) {
      boolean simpler = best.equals(LineModel.CLEAN) || model.faults() < best.faults();
      if (simpler && model.back(ack).equals(came)) {
        best = model;
      }
    }
    List<Finding> findings = new ArrayList<>();
    SortedMap<LineFault, Boolean> told = new TreeMap<>();
    for (int i = 0; i < ack.length() && !best.equals(LineModel.CLEAN); i++) {
      Bytes one = ack.slice(i, i + 1);
      Bytes here = best.back(one);
      if (!here.equals(one) && told.put(best.cause(ack.at(i), here), true) == null) {
        findings.add(
            best.cause(ack.at(i), here)
                .found(
                    "the peer's ACK came as "
                        + Evidence.hex(came)
                        + ", not as "
                        + Evidence.hex(ack)));
      }
    }
    return findings;
  }
}
