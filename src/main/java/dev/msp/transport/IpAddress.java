package dev.msp.transport;

/** Tells addresses in numbers from names, without asking anyone. */
final class IpAddress {

  private static final int GROUPS = 8;

  private IpAddress() {}

  /** Returns whether the text is made of nothing but digits and dots, with a dot in it. */
  static boolean looksLikeV4(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '.' && !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.indexOf('.') > 0;
  }

  /** Returns whether the text is four numbers of 0 to 255 with dots between. */
  static boolean isV4(String text) {
    int numbers = 0;
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!isByte(text.substring(from, end))) {
        return false;
      }
      numbers++;
      from = end + 1;
    }
    return numbers == 4;
  }

  /**
   * Returns whether the text is an IPv6 address (RFC 4291, section 2.2), without brackets and
   * perhaps with a zone ({@code fe80::1%eth0}).
   */
  static boolean isV6(String text) {
    int percent = text.indexOf('%');
    if (percent == text.length() - 1) {
      return false;
    }
    String address = percent < 0 ? text : text.substring(0, percent);
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == GROUPS;
    }
    int before = groups(address.substring(0, gap), false);
    int after = groups(address.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** Returns how many groups of 16 bits the text has, -1 if it is no list of them. */
  private static int groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return 0;
    }
    int groups = 0;
    int from = 0;
    while (from <= text.length()) {
      int colon = text.indexOf(':', from);
      int end = colon < 0 ? text.length() : colon;
      String group = text.substring(from, end);
      if (isHex(group)) {
        groups++;
      } else if (mayEndInV4 && colon < 0 && isV4(group)) {
        groups += 2;
      } else {
        return -1;
      }
      from = end + 1;
    }
    return groups;
  }

  private static boolean isHex(String group) {
    for (int i = 0; i < group.length(); i++) {
      if (Character.digit(group.charAt(i), 16) < 0 || group.charAt(i) > 'f') {
        return false;
      }
    }
    return !group.isEmpty() && group.length() <= 4;
  }

  private static boolean isByte(String number) {
    for (int i = 0; i < number.length(); i++) {
      if (!isDigit(number.charAt(i))) {
        return false;
      }
    }
    return !number.isEmpty() && number.length() <= 3 && Integer.parseInt(number) <= 255;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
