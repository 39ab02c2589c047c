package org.isocenter.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Optional;

/** The proxies between clients and the server. */
@ConfigMapping(prefix = "isocenter.trusted-proxies")
public interface TrustedProxiesConfig {

  /**
   * Proxies whose {@code Forwarded} and {@code X-Forwarded-*} headers are believed: addresses or
   * CIDR networks, separated by commas.
   */
  @WithParentName
  Optional<List<String>> networks();
}
