package org.isocenter.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Under which address clients reach the server; decides the links in responses. */
@ConfigMapping(prefix = "isocenter.public-url")
public interface PublicUrlConfig {

  /**
   * Public URL of the server, such as {@code https://pacs.example.org}; with a path, the URL of the
   * DICOMweb root itself. Unset: taken from each request.
   */
  @WithParentName
  Optional<String> url();
}
