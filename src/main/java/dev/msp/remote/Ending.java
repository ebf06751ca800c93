package dev.msp.remote;

/** What ended a command, u8 on the wire. Source: msp-protocol(7), Remote control. */
public enum Ending {
  /** It ended by itself; its code says with what. */
  EXITED(0),
  /** Its program could not be started. */
  NOT_STARTED(1),
  /** It ran longer than it may. */
  TIMED_OUT(2),
  /** It wrote more than it may. */
  TOO_MUCH(3),
  /** Who called for it took it back. */
  CANCELLED(4),
  /** The machine on which it ran was told to end it. */
  STOPPED(5),
  /** The link was lost, or the channel closed: nobody is there any more who could be told. */
  ABANDONED(6);

  private final int code;

  Ending(int code) {
    this.code = code;
  }

  /** Returns the u8 that stands for it in an EXIT record. */
  int code() {
    return code;
  }

  /** Returns the one with a code; one that is not known stopped it, whatever it was. */
  static Ending of(int code) {
    for (Ending ending : values()) {
      if (ending.code == code && ending != ABANDONED) {
        return ending;
      }
    }
    return STOPPED;
  }
}
