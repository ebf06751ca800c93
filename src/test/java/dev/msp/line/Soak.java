package dev.msp.line;

/**
 * How much the system tests do: a little in every build, and the figures that are promised with
 * {@code mvn -q -Psoak test}, which runs the tests of this tag only.
 */
public final class Soak {

  /** The tag of the tests that have a greater figure. */
  public static final String TAG = "soak";

  private Soak() {}

  /** Returns one of two figures. */
  public static int figure(int inEveryBuild, int promised) {
    return Boolean.getBoolean("msp.soak") ? promised : inEveryBuild;
  }
}
