package org.isocenter.platform.security;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.isocenter.testsupport.identity.StubIssuer;
import org.jspecify.annotations.Nullable;

/** An issuer that the server under test believes. */
public class IssuerResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable StubIssuer issuer;

  @Override
  public Map<String, String> start() {
    try {
      var started = StubIssuer.start();
      issuer = started;
      return Map.of(
          "isocenter.authentication",
          "oidc",
          "quarkus.oidc.auth-server-url",
          started.url(),
          "quarkus.oidc.token.audience",
          StubIssuer.AUDIENCE,
          "quarkus.oidc.token.forced-jwk-refresh-interval",
          "0.001S");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(issuer, new TestInjector.MatchesType(StubIssuer.class));
  }

  @Override
  public void stop() {
    if (issuer != null) {
      issuer.close();
    }
  }
}
