package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SttyReportTest {

  private static LineSettings settings(String from, String to) {
    assertThat(FakeTool.RAW).contains(from);
    return SttyReport.parse(FakeTool.RAW.replace(from, to)).orElseThrow().settings(4711);
  }

  @Test
  void readsRateFormatAndFlowControl() {
    assertThat(settings("cs8", "cs8")).hasToString("115200 8N1, flow none");
    assertThat(settings("speed 115200", "speed 9600")).hasToString("9600 8N1, flow none");
    assertThat(settings("cs8", "cs7")).hasToString("115200 7N1, flow none");
    assertThat(settings("cs8 -hupcl -cstopb", "cs6 hupcl cstopb"))
        .hasToString("115200 6N2, flow none");
    assertThat(settings("cs8 -hupcl -cstopb", "cs5 hupcl cstopb"))
        .hasToString("115200 5N1.5, flow none");
    assertThat(settings("-crtscts", "crtscts")).hasToString("115200 8N1, flow rtscts");
    assertThat(settings("-ixon -ixoff", "-ixon ixoff")).hasToString("115200 8N1, flow xonxoff");
  }

  @Test
  void readsEveryParity() {
    String off = "-parenb -parodd -cmspar";
    assertThat(settings(off, "parenb -parodd -cmspar").parity()).isEqualTo('E');
    assertThat(settings(off, "parenb parodd -cmspar").parity()).isEqualTo('O');
    assertThat(settings(off, "parenb parodd cmspar").parity()).isEqualTo('M');
    assertThat(settings(off, "parenb -parodd cmspar").parity()).isEqualTo('S');
    assertThat(settings(off, "-parenb parodd cmspar").parity()).isEqualTo('N');
  }

  @Test
  void speedZeroMeansThatItCannotTell() {
    assertThat(settings("speed 115200", "speed 0").baud()).isEqualTo(4711);
  }

  @Test
  void whatIsNoReportSaysNothing() {
    assertThat(SttyReport.parse("")).isEmpty();
    assertThat(SttyReport.parse("stty: /dev/x: No such file or directory")).isEmpty();
    assertThat(SttyReport.parse("speed fast baud; cs8")).isEmpty();
    assertThat(SttyReport.parse("speed 99999999999 baud; cs8")).isEmpty();
  }
}
