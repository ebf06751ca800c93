package dev.msp.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Row 6: what the codec allocates per frame once it is warm. */
final class AllocationRow implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(6);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    double bytes = Child.number(programs.java(AllocationProbe.class));
    return List.of(
        Figure.atMost(
            6,
            "allocation per frame in the codec, steady state",
            new Measured(bytes, "B"),
            Measured.NONE,
            bytes,
            0));
  }
}
