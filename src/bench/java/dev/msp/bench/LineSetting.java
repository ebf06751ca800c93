package dev.msp.bench;

import java.util.List;

/**
 * What a line does to bytes, and how much of it is to be left for a file.
 *
 * @param row number of the row
 * @param what for the table
 * @param faults options of the simulator
 * @param goal percent of the line
 */
record LineSetting(int row, String what, List<String> faults, double goal) {

  static final List<LineSetting> ALL =
      List.of(
          new LineSetting(12, "clean", List.of(), 97.5),
          bits("1e-6", 96),
          bits("1e-5", 91),
          bits("1e-4", 76),
          bits("1e-3", 30),
          new LineSetting(13, "1e-4 of the bytes lost", List.of("--drop", "1e-4"), 88),
          new LineSetting(13, "50 ms latency", List.of("--latency", "50"), 96));

  static LineSetting bits(String rate, double goal) {
    return new LineSetting(12, "bit errors " + rate, List.of("--ber", rate), goal);
  }

  boolean isNoisy() {
    return faults.contains("--ber") || faults.contains("--drop");
  }
}
