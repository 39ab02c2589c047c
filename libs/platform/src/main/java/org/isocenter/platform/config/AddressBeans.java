package org.isocenter.platform.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.isocenter.dicomweb.TrustedProxies;

/** Reads once, at start, what decides the links in responses, so that a typing error stops it. */
@ApplicationScoped
public class AddressBeans {

  @Produces
  @Singleton
  @Startup
  TrustedProxies trustedProxies(TrustedProxiesConfig config) {
    return TrustedProxies.of(config.networks().orElse(List.of()));
  }

  @Produces
  @Singleton
  RootPath rootPath(
      @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/") String configured) {
    return RootPath.of(configured);
  }
}
