package org.isocenter.platform.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.isocenter.dicomweb.TrustedProxies;

/** Reads the networks of trusted proxies once, at start, so that a typing error stops the start. */
@ApplicationScoped
public class AddressBeans {

  @Produces
  @Singleton
  @Startup
  TrustedProxies trustedProxies(TrustedProxiesConfig config) {
    return TrustedProxies.of(config.networks().orElse(List.of()));
  }
}
