package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Labels the time of a request with the name of its transaction. */
@Singleton
public class RequestTags implements HttpServerMetricsTagsContributor {

  /** The label. */
  static final String TRANSACTION = "transaction";

  @Override
  public Tags contribute(Context context) {
    var request = context.request();
    var path = Optional.ofNullable(request.path()).orElse("/");
    return Tags.of(TRANSACTION, TransactionNames.of(request.method().name(), path));
  }
}
