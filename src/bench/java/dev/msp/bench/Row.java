package dev.msp.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One or more rows of the table that are measured together. */
interface Row {

  /** Returns the numbers of the rows, as the performance goals count them. */
  Set<Integer> numbers();

  /** Measures. */
  List<Figure> run(Settings settings, Programs programs) throws IOException, InterruptedException;
}
