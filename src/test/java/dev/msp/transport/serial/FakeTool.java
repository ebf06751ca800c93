package dev.msp.transport.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers for stty(1) with reports that a test wrote down. */
final class FakeTool implements SettingsTool {

  /** A port as the kernel sets it up, made raw at 115200 8N1, as stty 9.1 prints it. */
  static final String RAW =
      """
      speed 115200 baud; rows 0; columns 0; line = 0;
      intr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>;
      eol2 = <undef>; swtch = <undef>; start = ^Q; stop = ^S; susp = ^Z; rprnt = ^R;
      werase = ^W; lnext = ^V; discard = ^O; min = 1; time = 0;
      -parenb -parodd -cmspar cs8 -hupcl -cstopb cread clocal -crtscts
      -ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr -icrnl -ixon -ixoff
      -iuclc -ixany -imaxbel -iutf8
      -opost -olcuc -ocrnl onlcr -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0
      -isig -icanon -iexten -echo echoe echok -echonl -noflsh -xcase -tostop -echoprt
      echoctl echoke -flusho -extproc
      """;

  /** What was set, one entry a call. */
  final List<List<String>> set = new ArrayList<>();

  private String report;

  FakeTool(String report) {
    this.report = report;
  }

  /** Answers differently from now on. */
  void says(String other) {
    report = other;
  }

  @Override
  public Optional<SttyReport> report(String device) {
    return SttyReport.parse(report);
  }

  @Override
  public void set(String device, List<String> flags) {
    set.add(flags);
  }
}
