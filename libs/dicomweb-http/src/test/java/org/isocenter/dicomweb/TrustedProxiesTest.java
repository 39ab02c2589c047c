package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,    10.255.1.2,  true",
    "10.0.0.0/8,    11.0.0.1,    false",
    "192.0.2.128/25, 192.0.2.129, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "127.0.0.1,     127.0.0.1,   true",
    "127.0.0.1,     127.0.0.2,   false",
    "0.0.0.0/0,     8.8.8.8,     true",
    "0.0.0.0/0,     ::1,         false",
    "fd00::/8,      fd12::1,     true",
    "::1,           ::1,         true"
  })
  void trustsTheAddressesOfANetwork(String network, String peer, boolean trusted) {
    assertThat(
            TrustedProxies.of(List.of("203.0.113.9", network)).trusts(InetAddress.ofLiteral(peer)))
        .isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x"})
  void refusesWhatIsNoNetwork(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedProxies.of(List.of(text)))
        .withMessageContaining("'" + text + "'");
  }
}
