package dev.msp.script;

import java.util.Locale;

/** The forms in which a run is reported to other programs, and to people who were not there. */
public enum ReportFormat {
  /** XML as JUnit and Surefire write it, for CI servers. */
  JUNIT,
  /** The Test Anything Protocol, version 13. */
  TAP,
  /** One object. */
  JSON,
  /** A page for a browser. */
  HTML;

  /** Returns its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the report, to be written in UTF-8. */
  public String of(RunResult run) {
    return switch (this) {
      case JUNIT -> JunitReport.of(run);
      case TAP -> TapReport.of(run);
      case JSON -> JsonReport.of(run);
      case HTML -> HtmlReport.of(run);
    };
  }
}
