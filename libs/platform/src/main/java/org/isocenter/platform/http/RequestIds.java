package org.isocenter.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id: the client's own when it is harmless, in the log and the response. */
@ApplicationScoped
public class RequestIds {

  /** The header that carries the id both ways. */
  public static final String HEADER = "X-Request-Id";

  /** Key of the id in the logging context. */
  public static final String MDC_KEY = "requestId";

  /** Key of the study in the logging context, where a request is about one. */
  public static final String STUDY_MDC_KEY = "studyInstanceUid";

  private static final Pattern STUDY = Pattern.compile("/studies/([0-9.]{1,64})(?:/|$)");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Before authentication and all routes. */
  private static final int FIRST = 1000;

  void register(@Observes Filters filters) {
    filters.register(RequestIds::identify, FIRST);
  }

  private static void identify(RoutingContext context) {
    String id =
        Optional.ofNullable(context.request().getHeader(HEADER))
            .filter(given -> HARMLESS.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    context.response().putHeader(HEADER, id);
    MDC.put(MDC_KEY, id);
    var study = STUDY.matcher(context.normalizedPath());
    if (study.find()) {
      MDC.put(STUDY_MDC_KEY, study.group(1));
    }
    context.next();
  }
}
