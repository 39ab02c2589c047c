package org.isocenter.platform.security;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refuses the start before the port is open when others could reach it and nobody has decided
 * whether they have to prove who they are.
 */
@ApplicationScoped
public class GuardedAddress implements HttpServerOptionsCustomizer {

  private static final Logger LOG = Logger.getLogger(GuardedAddress.class);

  private final AuthenticationConfig config;
  private final boolean issuerKnown;
  private final boolean audienceKnown;

  GuardedAddress(
      AuthenticationConfig config,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
      @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey,
      @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<String> audience) {
    this.config = config;
    this.issuerKnown = issuer.isPresent() || publicKey.isPresent();
    this.audienceKnown = audience.isPresent();
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    check(options.getHost());
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    check(options.getHost());
  }

  private void check(String host) {
    config.chosen().ifPresentOrElse(chosen -> accept(chosen, host), () -> acceptUndecided(host));
  }

  private void accept(Authentication chosen, String host) {
    switch (chosen) {
      case OIDC -> requireIssuer();
      case NONE -> {
        if (!isLoopback(host)) {
          LOG.warnf(
              "Whoever reaches %s may read and change everything: %s=none",
              host, AuthenticationConfig.KEY);
        }
      }
    }
  }

  private void requireIssuer() {
    if (!issuerKnown) {
      throw new ConfigurationException(
          "Set quarkus.oidc.auth-server-url: %s=oidc needs to know whose tokens to believe."
              .formatted(AuthenticationConfig.KEY));
    }
    if (!audienceKnown) {
      LOG.warn(
          "Tokens that the issuer made for other servers are believed, too: set"
              + " quarkus.oidc.token.audience");
    }
  }

  private void acceptUndecided(String host) {
    if (issuerKnown) {
      throw new ConfigurationException(
          "Set %s=oidc, so that tokens are asked for: an issuer is configured, but no use of it."
              .formatted(AuthenticationConfig.KEY));
    }
    if (!isLoopback(host)) {
      throw new ConfigurationException(
          ("Whoever reaches %s could read and change everything: set %s=oidc and"
                  + " quarkus.oidc.auth-server-url, so that tokens are asked for; or"
                  + " quarkus.http.host=127.0.0.1; or, where something in front of it"
                  + " authenticates, %2$s=none.")
              .formatted(host, AuthenticationConfig.KEY));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false; // the port will not open either
    }
  }
}
