package dev.msp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Row 2: frames of 64 bytes, 64 in flight: our pair against the pair in C and a Netty server. */
final class PipelineRow extends WindowRow {

  PipelineRow() {
    super(2, "pipelined 64 B, window 64", 64, 64);
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(2);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    Contender ours = Contender.ours(programs);
    List<Opponent> opponents = new ArrayList<>();
    if (programs.hasC()) {
      opponents.add(new Opponent(Contender.c(programs), 0.92));
    }
    opponents.add(new Opponent(Contender.netty(programs).drivenBy(ours.client()), 1.7));
    return measure(settings.rounds(), ours, opponents);
  }
}
