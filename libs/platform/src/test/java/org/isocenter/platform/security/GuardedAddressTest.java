package org.isocenter.platform.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedAddressTest {

  private static final Optional<String> ISSUER = Optional.of("https://id.example.org");

  private static void start(String host, Optional<Authentication> chosen, Optional<String> issuer) {
    var options = new HttpServerOptions().setHost(host);
    var address = new GuardedAddress(() -> chosen, issuer, Optional.empty(), Optional.empty());
    address.customizeHttpServer(options);
    address.customizeHttpsServer(options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void needsNoDecisionOnLoopback(String host) {
    assertThatCode(() -> start(host, Optional.empty(), Optional.empty()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
  void refusesToBeReachedByOthersWithoutADecision(String host) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(host, Optional.empty(), Optional.empty()))
        .withMessageContaining("isocenter.authentication=oidc")
        .withMessageContaining("quarkus.oidc.auth-server-url")
        .withMessageContaining("isocenter.authentication=none");
    assertThatCode(() -> start(host, Optional.of(Authentication.NONE), Optional.empty()))
        .doesNotThrowAnyException();
    assertThatCode(() -> start(host, Optional.of(Authentication.OIDC), ISSUER))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTokensOfNobodyInParticular() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start("127.0.0.1", Optional.of(Authentication.OIDC), Optional.empty()))
        .withMessageStartingWith("Set quarkus.oidc.auth-server-url");
  }

  @Test
  void refusesAnIssuerThatNobodyAsks() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start("127.0.0.1", Optional.empty(), ISSUER))
        .withMessageStartingWith("Set isocenter.authentication=oidc");
  }
}
