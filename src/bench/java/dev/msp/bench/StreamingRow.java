package dev.msp.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Row 3: a client in C streams frames of 60 KB to our server, one in C and one on Netty. */
final class StreamingRow extends WindowRow {

  StreamingRow() {
    super(3, "streaming 60 KB frames, server", 60_000, 4);
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(3);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    if (!programs.hasC()) {
      return List.of(Figure.missing(3, "streaming 60 KB frames", "no C compiler"));
    }
    Contender c = Contender.c(programs);
    return measure(
        settings.rounds(),
        Contender.ours(programs).drivenBy(c.client()),
        List.of(
            new Opponent(c, 0.65),
            new Opponent(Contender.netty(programs).drivenBy(c.client()), 4.5)));
  }
}
