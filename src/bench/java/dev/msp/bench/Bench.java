package dev.msp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the engine against its opponents and prints one Markdown table, which is also written to
 * {@code target/bench/table.md}.
 *
 * <pre>mvn -q -Pbench verify</pre>
 *
 * <p>Options, each as {@code -Dname=value}:
 *
 * <ul>
 *   <li>{@code bench.rows=1,2,7}: only these rows
 *   <li>{@code bench.rounds=7}: how often each contender runs, in turn with the others; medians are
 *       taken
 *   <li>{@code bench.seconds=60}: how long the files of rows 12 and 13 would take on a perfect
 *       line: 691 KB at 115200 baud, 5.5 MB at 921600. Small files say little: a link begins with
 *       short frames
 *   <li>{@code bench.cc=gcc}: the C compiler; where there is none, the rows that need it say so
 *   <li>{@code bench.engine=session}: the whole engine, or {@code wire}: listener, connector and
 *       codec without session, link and journal between them
 *   <li>{@code bench.msp=PREFIX/bin/msp}: the installed program, for row 11, and for rows 12 and 13
 *       in place of {@code scripts/msp}; several, installed for different JVMs, are separated by
 *       commas
 *   <li>{@code bench.reference=DIR}: a checkout of the reference (with {@code msp.py}), for row 11
 * </ul>
 *
 * <p>Rows 1, 2, 3, 9 and 15 run both ends on CPU 0 ({@code taskset -c 0}), because loopback across
 * CPUs has two speeds. Each round starts new processes, so that no contender lives on one lucky
 * compilation. Row 17 has an end on CPU 0 and the other on CPU 1. All traffic is loopback.
 *
 * <p>Rows 12 and 13 run only when they are asked for: they take 40 minutes, and use {@code sz},
 * {@code rz} and {@code kermit} where the PATH has them.
 */
public final class Bench {

  private Bench() {}

  /** Runs the rows that were asked for. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = Streams.standardOutput();
    Settings settings = Settings.fromProperties();
    Files.createDirectories(settings.work());
    Programs programs = Programs.build(settings);
    Table table = new Table();
    for (Row row : rows()) {
      if (row.numbers().stream().anyMatch(settings.rows()::contains)) {
        out.println("row " + row.numbers() + " …");
        row.run(settings, programs).forEach(table::add);
      }
    }
    Path file = settings.work().resolve("table.md");
    Files.writeString(file, table.markdown());
    out.print(table.markdown());
  }

  private static List<Row> rows() {
    return List.of(
        new RoundTripRow(),
        new PipelineRow(),
        new StreamingRow(),
        new CodecRow(),
        new AllocationRow(),
        new HostileRow(),
        new ManySessionsRow(),
        new IdleMemoryRow(),
        new StartUpRow(),
        new GoodputRow(),
        new ConsoleRow(),
        new SerialRow(),
        new LinkRow());
  }
}
