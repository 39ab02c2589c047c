package org.isocenter.platform.health;

import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the keys of the tokens' issuer are known; asking tries to fetch them again. From then
 * on they are kept: an issuer that goes away later does not make the server unready. Without
 * authentication there is nothing to fetch.
 */
@Readiness
@ApplicationScoped
public class IssuerReadiness implements HealthCheck {

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final BoundedProbe probe;

  IssuerReadiness(TenantConfigBean tenants) {
    probe = new BoundedProbe("token-issuer", () -> initialize(tenants), LONGEST);
  }

  private static void initialize(TenantConfigBean tenants) {
    tenants.getDefaultTenant().initialize().await().atMost(LONGEST);
  }

  @Override
  public HealthCheckResponse call() {
    return probe.ask();
  }
}
