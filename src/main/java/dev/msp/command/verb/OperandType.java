package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Expected;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;

/** What a value is compared with: like what an expectation looks for, but it may be empty. */
final class OperandType implements ArgumentType<Expected> {

  @Override
  public String expected() {
    return Types.EXPECTED.expected();
  }

  @Override
  public Expected read(Bytes value) {
    return new Expected.Part(value);
  }

  @Override
  public boolean takesPattern() {
    return true;
  }

  @Override
  public Expected readPattern(Bytes expression) throws UnfitException {
    return Types.EXPECTED.readPattern(expression);
  }

  @Override
  public Expected readMask(Bytes digits) throws UnfitException {
    return Types.EXPECTED.readMask(digits);
  }
}
