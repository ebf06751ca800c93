package dev.msp.frame;

/**
 * What a link demands of a frame beyond its CRC. A decoder asks before it takes a frame: one that
 * is refused is looked through like any other that failed, so that nothing valid inside or behind
 * it is lost. Source: MSP protocol, section 4.3, rule 1.
 *
 * <p>The same frame may be asked about more than once; asking changes nothing.
 */
public interface FrameCheck {

  /** Demands nothing. */
  FrameCheck NONE = new None();

  /** Returns whether a frame may begin so, before the rest of it came. */
  boolean acceptsHeader(int version, int type);

  /**
   * Returns whether a whole frame is good.
   *
   * @param array holds it; not to be changed
   * @param offset index of its first byte
   * @param length its LENGTH
   */
  boolean accepts(byte[] array, int offset, int length);

  /** See {@link #NONE}. */
  final class None implements FrameCheck {
    private None() {}

    @Override
    public boolean acceptsHeader(int version, int type) {
      return true;
    }

    @Override
    public boolean accepts(byte[] array, int offset, int length) {
      return true;
    }
  }
}
