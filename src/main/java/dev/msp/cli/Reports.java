package dev.msp.cli;

import dev.msp.script.ReportFormat;
import dev.msp.script.RunResult;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The reports of a run: {@code --report junit=FILE}. */
final class Reports {

  private static final Option REPORT =
      Option.list("report", "KIND=FILE", "write a report; KIND is junit, tap, json or html");
  private static final String KINDS = "(?:junit|tap|json|html)=";
  private static final Pattern REPORT_WORD = Pattern.compile(KINDS + ".+");
  private static final Pattern BETWEEN = Pattern.compile("\\s+(?=" + KINDS + ")");

  private final List<ReportFile> all;
  private final List<String> files;

  private Reports(List<ReportFile> all, List<String> files) {
    this.all = all;
    this.files = files;
  }

  static List<Option> options() {
    return List.of(REPORT);
  }

  /**
   * Reads which reports are wanted. More of them may follow the option's own value, as words of
   * their own or within it.
   */
  static Reports of(Words words) throws UserError {
    List<String> wanted = new ArrayList<>();
    for (String value : words.values(REPORT)) {
      wanted.addAll(List.of(BETWEEN.split(value.strip())));
    }
    List<String> files = new ArrayList<>();
    for (String word : words.positional()) {
      boolean report = words.isGiven(REPORT) && REPORT_WORD.matcher(word).matches();
      (report ? wanted : files).add(word);
    }
    List<ReportFile> all = new ArrayList<>();
    Set<Path> paths = new HashSet<>();
    for (String one : wanted) {
      ReportFile report = parse(one, words);
      all.add(report);
      if (!paths.add(report.path().toAbsolutePath().normalize())) {
        throw UserError.usage("two reports go to " + report.path());
      }
    }
    return new Reports(all, files);
  }

  private static ReportFile parse(String text, Words words) throws UserError {
    int sign = text.indexOf('=');
    for (ReportFormat format : ReportFormat.values()) {
      if (sign > 0 && sign < text.length() - 1 && text.substring(0, sign).equals(format.word())) {
        return new ReportFile(format, path(text.substring(sign + 1)));
      }
    }
    throw UserError.usage(
        words.source(REPORT) + " takes junit=FILE, tap=FILE, json=FILE or html=FILE, not " + text);
  }

  private static Path path(String name) throws UserError {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw UserError.usage("report file " + name + ' ' + FileFault.NO_NAME);
    }
  }

  /** Returns the words of the command line that are files to run. */
  List<String> filesToRun() {
    return files;
  }

  /** Makes sure that every report can be written later. */
  void check() throws UserError {
    for (ReportFile report : all) {
      report.check();
    }
  }

  /**
   * Writes all.
   *
   * @return whether that went well; it was told if not
   */
  boolean write(RunResult run, Streams streams) {
    boolean written = true;
    for (ReportFile report : all) {
      try {
        report.write(run);
      } catch (UserError e) {
        streams.complain(e.sentence());
        written = false;
      }
    }
    return written;
  }
}
