package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;

class SecretsTest {

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
}
