package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.capture.SafeText;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A secret is hidden however it is written. */
class SecretsTest {

  private static final String ODD = "a\"b\\c\u001bd";

  private static Secrets of(String... values) {
    Secrets secrets = new Secrets();
    for (String value : values) {
      secrets.add(value);
    }
    return secrets;
  }

  @Test
  void theLongestGoesFirst() {
    assertThat(of("tom", "tomato").mask("tomato, tom")).isEqualTo("***, ***");
  }

  @Test
  void itIsHiddenWhereTheLanguageWouldQuoteIt() {
    Bytes value = Bytes.utf8("x " + ODD);
    assertThat(of(ODD).mask("found " + Quoted.of(value))).isEqualTo("found \"x ***\"");
    assertThat(of(ODD).mask("found " + Quoted.bytes(value))).isEqualTo("found x\"78 20 ***\"");
    assertThat(of(ODD).mask(value.toHex())).isEqualTo("7820***");
  }

  @Test
  void itIsHiddenWhereItWasMadeSafe() {
    for (SafeText safe :
        new SafeText[] {SafeText.UTF_8, SafeText.forCharset(StandardCharsets.US_ASCII)}) {
      String line = safe.line("came " + ODD + "ü");
      assertThat(of(ODD + "ü").mask(line, safe)).isEqualTo("came ***");
    }
  }

  @Test
  void bytesKeepTheirNumber() {
    Bytes masked = of("ü1").mask(Bytes.utf8("-ü1-"));
    assertThat(masked).isEqualTo(Bytes.utf8("-***-"));
  }

  @Test
  void anEmptyValueAndTheDigitsOfAShortOneHideNothing() {
    assertThat(of("").isEmpty()).isTrue();
    assertThat(of("ab").mask("ab 6162 61 62")).isEqualTo("*** 6162 61 62");
  }

  private final Secrets secrets = new Secrets();

  @Test
  void everySecretIsStarsWhereverItStands() {
    secrets.add("hunter2");
    assertThat(secrets.mask("hunter2 and xhunter2x")).isEqualTo("*** and x***x");
    assertThat(secrets.mask("hunter")).isEqualTo("hunter");
  }

  @Test
  void aSecretInsideOfAnotherLeavesNothingOfTheLongerOne() {
    secrets.add("abc");
    secrets.add("xabcy");
    assertThat(secrets.mask("xabcy abc")).isEqualTo("*** ***");
  }

  @Test
  void anEmptyValueIsNoSecret() {
    secrets.add("");
    assertThat(secrets.isEmpty()).isTrue();
    assertThat(secrets.mask("text")).isEqualTo("text");
  }

  @Test
  void bytesKeepTheirNumberAndTheRestOfThemItsValue() {
    secrets.add("é");
    assertThat(secrets.mask(Bytes.hex("ff" + "c3a9" + "61" + "c3")))
        .isEqualTo(Bytes.hex("ff" + "2a2a" + "61" + "c3"));
  }

  @Test
  void aSecretIsHiddenAlsoWhereMessagesQuoteIt() {
    String odd = "a\"b$c\\d\te\u001b";
    secrets.add(odd);
    assertThat(secrets.mask("found " + Quoted.of(odd) + ", expected " + odd))
        .isEqualTo("found \"***\", expected ***");
  }

  @Test
  void aSecretInAMessageOverALinkIsHidden() {
    Event.Stamp stamp = new Event.Stamp(0, 0, 0);
    Bytes text = Bytes.utf8("login tomato!");
    Event event = new Event.MessageEvent(stamp, Event.Direction.OUT, 3, text, false);
    Bytes hidden = Bytes.utf8("login ******!");
    assertThat(of("tomato").mask(event))
        .isEqualTo(new Event.MessageEvent(stamp, Event.Direction.OUT, 3, hidden, false));
  }
}
