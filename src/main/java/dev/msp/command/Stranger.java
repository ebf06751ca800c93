package dev.msp.command;

/** A peer that was met for the first time, and whom only a person can vouch for. */
public interface Stranger {

  /** Returns who it is and which key it has shown, as one clause for the user. */
  String introduction();

  /** Returns the fingerprint of that key. */
  String fingerprint();

  /**
   * Takes the key for that peer's from now on.
   *
   * @throws CommandFailure if that cannot be remembered
   */
  void trust() throws CommandFailure;
}
