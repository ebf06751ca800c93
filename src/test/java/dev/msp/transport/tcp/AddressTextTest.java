package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:9",
    "0.0.0.0, *:9",
    "::, *:9",
    "::1, [::1]:9",
    "1::, [1::]:9",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:9",
    "2001:0:1:0:0:0:0:1, [2001:0:1::1]:9",
    "1:2:3:4:5:0:7:8, [1:2:3:4:5:0:7:8]:9",
    "fe80::ab:ff%1, [fe80::ab:ff%1]:9",
  })
  void addressesAreShort(String host, String text) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 9);
    assertThat(AddressText.of(address)).isEqualTo(text);
  }
}
