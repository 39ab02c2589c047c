package org.isocenter.platform.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** The methods that a path serves; the framework's own 405 does not tell them. */
final class AllowedMethods {

  private AllowedMethods() {}

  /** The methods of the request's path, over all resource classes. */
  static Set<String> of(ResteasyReactiveRequestContext request) {
    var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
    Set<String> methods = new TreeSet<>();
    Optional.ofNullable(classes.map(request.getPathWithoutPrefix())).stream()
        .flatMap(found -> routing(found).flatMap(routes -> matching(routes, found.remaining)))
        .forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  private static Stream<ClassRoutingHandler> routing(
      RequestMapper.RequestMatch<RestInitialHandler.InitialMatch> found) {
    return Arrays.stream(found.value.handlers)
        .filter(ClassRoutingHandler.class::isInstance)
        .map(ClassRoutingHandler.class::cast);
  }

  private static Stream<String> matching(ClassRoutingHandler routes, String remaining) {
    String path = remaining.isEmpty() ? "/" : remaining;
    return routes.getMappers().entrySet().stream()
        .filter(route -> route.getKey() != null && route.getValue().map(path) != null)
        .map(Map.Entry::getKey);
  }
}
