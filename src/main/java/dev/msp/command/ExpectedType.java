package dev.msp.command;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.msp.frame.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text, {@code /a regular expression/}, or bytes like {@code x"AA 55 ?? 0?"}. */
final class ExpectedType implements ArgumentType<Expected> {

  /** So many expressions are kept compiled; those asked for last. */
  private static final int MOST_COMPILED = 64;

  private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[1-9]");

  private static final Map<String, Pattern> COMPILED =
      new LinkedHashMap<>(MOST_COMPILED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
          return size() > MOST_COMPILED;
        }
      };

  @Override
  public String expected() {
    return "text, /a regular expression/ or bytes like x\"AA ?? 55\"";
  }

  @Override
  public Expected read(Bytes value) throws UnfitException {
    if (value.isEmpty()) {
      throw new UnfitException("is in everything");
    }
    return new Expected.Part(value);
  }

  @Override
  public boolean takesPattern() {
    return true;
  }

  @Override
  public Expected readPattern(Bytes expression) throws UnfitException {
    String text = Types.text(expression);
    try {
      return new Expected.Regex(compiled(text));
    } catch (PatternSyntaxException e) {
      throw new UnfitException("is no regular expression: " + e.getDescription(), remedy(text));
    }
  }

  /** A block that is repeated asks for the same few again and again. */
  private static Pattern compiled(String text) {
    synchronized (COMPILED) {
      return COMPILED.computeIfAbsent(
          text, fresh -> Pattern.compile(fresh, Pattern.DOTALL | Pattern.MULTILINE));
    }
  }

  /** What others have and RE2 has not, for it would take time without end. */
  private static String remedy(String text) {
    boolean perl = text.contains("(?=") || text.contains("(?!") || text.contains("(?<=");
    if (perl || text.contains("(?<!")) {
      return "RE2 expressions look neither ahead nor behind";
    }
    boolean refersBack = BACK_REFERENCE.matcher(text.replace("\\\\", "")).find();
    return refersBack ? "RE2 expressions do not refer back to a group" : "";
  }

  @Override
  public Expected readMask(Bytes digits) throws UnfitException {
    String text = Types.text(digits);
    if (text.isEmpty() || text.length() % 2 != 0) {
      throw new UnfitException("has half a byte, or none");
    }
    byte[] wanted = new byte[text.length() / 2];
    byte[] mask = new byte[wanted.length];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int shift = i % 2 == 0 ? 4 : 0;
      if (c != '?') {
        wanted[i / 2] |= (byte) (Character.digit(c, 16) << shift);
        mask[i / 2] |= (byte) (15 << shift);
      }
    }
    return new Expected.Masked(Bytes.copyOf(wanted), Bytes.copyOf(mask));
  }
}
