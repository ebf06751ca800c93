package dev.msp.ui.console;

import java.util.List;

/** Knows where a session may go to. */
public interface Destinations {

  /** Returns what there is now. May take its time; is never asked on the thread that draws. */
  List<Destination> look();
}
