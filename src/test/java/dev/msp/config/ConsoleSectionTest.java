package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code [console]} and {@code [keys]}: what is right in them, and each mistake with its place. */
class ConsoleSectionTest {

  @Test
  void theConsoleHasOnlyTheValuesThatMeanSomething() {
    Config config =
        Conf.right("[console]\ncolours = light\nscrollback=5000\nmouse=off\ntime = iso\n");
    assertThat(config.console())
        .containsEntry("colours", "light")
        .containsEntry("scrollback", "5000")
        .containsEntry("mouse", "off")
        .containsEntry("time", "iso");
    assertThat(Conf.wrong("[console]\ncolour = dark\n"))
        .containsExactly("2:1+6 there is no key colour in [console]; did you mean colours?");
    assertThat(Conf.wrong("[console]\nmouse = maybe\n"))
        .containsExactly("2:9+5 mouse takes on or off");
    assertThat(Conf.wrong("[console]\nscrollback = 9\n"))
        .containsExactly("2:14+1 scrollback takes a number of rows, 100 to 1000000");
    assertThat(Conf.right("[console]\nscript = ~/play.msp\n").console())
        .containsEntry("script", "~/play.msp");
    assertThat(Conf.wrong("[console]\nscript = play.msp\n"))
        .containsExactly("2:10+8 script takes the whole path of a file, from / or ~/ on");
    assertThat(Conf.wrong("[console x]\n")).containsExactly("1:10+1 [console] takes no name");
  }

  @Test
  void keysHaveAPlaceANameAndALineOfTheLanguage() {
    Config config =
        Conf.right("[keys]\nf12 = \"send ping\"\nlist.slash = filter\nlist.ctrl-R = \"\"\n");
    List<KeySetting> keys = config.keys();
    assertThat(keys).extracting(KeySetting::place).containsExactly("", "list", "list");
    assertThat(keys).extracting(KeySetting::key).containsExactly("f12", "/", "ctrl-r");
    assertThat(keys).extracting(KeySetting::command).containsExactly("send ping", "filter", "");
    assertThat(keys.get(0).where().saying("x").in("f")).isEqualTo("f:2:7: x");
  }

  @Test
  void aKeyThatThereIsNotIsAMistake() {
    assertThat(Conf.wrong("[keys]\nf13 = quit\n"))
        .containsExactly("2:1+3 no key is called f13; did you mean f1?");
    assertThat(Conf.wrong("[keys]\nhere.x = quit\n"))
        .containsExactly(
            "2:1+6 there is no place here; keys are of input, list, bytes, help, start, panel");
    assertThat(Conf.wrong("[keys]\nctrl-c = quit\n"))
        .containsExactly("2:1+6 ctrl-c always cancels; bind another key");
    assertThat(Conf.wrong("[keys]\nshift-x = quit\nx = [quit]\n")).hasSize(2);
  }
}
