package org.isocenter.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Whether clients have to prove who they are. */
@ConfigMapping(prefix = "isocenter.authentication")
public interface AuthenticationConfig {

  /** The key. */
  String KEY = "isocenter.authentication";

  /**
   * {@code oidc} or {@code none}. Unset: not at all, and then the server listens on loopback alone.
   */
  @WithParentName
  Optional<Authentication> chosen();
}
