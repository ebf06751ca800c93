package dev.msp.cli;

import dev.msp.capture.ByteView;
import dev.msp.capture.LineEnd;
import dev.msp.capture.TextView;
import dev.msp.frame.Bytes;
import dev.msp.remote.CommandStream;
import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteException;
import dev.msp.session.Event;
import java.util.Optional;

/**
 * Passes on what a peer's command writes, each stream to its own: as it is where no terminal takes
 * it, and as text that cannot control one where a person looks at it.
 */
final class ExecOutput implements ExecReport {

  /** One of the two. */
  private static final class Way {
    private final Output to;
    private final Optional<ByteView> view;

    Way(Output to, boolean raw) {
      this.to = to;
      this.view =
          to.isTerminal() && !raw
              ? Optional.of(new TextView(to.charset(), "\n", LineEnd.AUTO, Optional.empty()))
              : Optional.empty();
    }

    void write(Bytes bytes) {
      if (view.isEmpty()) {
        to.bytes(bytes.toArray());
      } else {
        view.get().show(Event.Direction.IN, bytes, 0);
        to.bytes(view.get().take());
      }
      to.flush();
    }

    void end() {
      if (view.isPresent()) {
        view.get().quiet();
        view.get().freshLine();
        to.bytes(view.get().take());
        to.flush();
      }
    }
  }

  private final Way out;
  private final Way err;

  ExecOutput(Streams streams, boolean raw) {
    this.out = new Way(streams.out(), raw);
    this.err = new Way(streams.err(), raw);
  }

  @Override
  public void wrote(CommandStream stream, Bytes bytes) {
    (stream == CommandStream.STDOUT ? out : err).write(bytes);
  }

  @Override
  public void ended(Outcome outcome) {
    end();
  }

  @Override
  public void failed(RemoteException why) {
    end();
  }

  /** Nothing more comes: what waited for more is written. */
  private void end() {
    out.end();
    err.end();
  }
}
