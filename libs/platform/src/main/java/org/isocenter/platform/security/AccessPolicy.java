package org.isocenter.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;

/**
 * Decides for every request on the clients' port whether it may go on, before any resource sees it.
 * Today whoever is known may do everything. Scopes and access to single studies belong here: the
 * identity carries the token's claims, the request its method and path.
 */
@ApplicationScoped
public class AccessPolicy implements HttpSecurityPolicy {

  private final boolean open;

  AccessPolicy(AuthenticationConfig config) {
    open = config.chosen().orElse(Authentication.NONE) == Authentication.NONE;
  }

  /** Nobody is asked for a token where none is needed, so an open server spends nothing on it. */
  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    if (open) {
      return CheckResult.permit();
    }
    BiConsumer<RoutingContext, Throwable> answer = AccessPolicy::answer;
    request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, answer);
    return identity
        .onItem()
        .transformToUni(known -> decide(request, known))
        .onFailure() // answered already; of this kind, nobody logs it as a fault
        .transform(AuthenticationFailedException::new);
  }

  private static void answer(RoutingContext request, Throwable failure) {
    TokenRefusal.of(failure).answer(request);
  }

  private static Uni<CheckResult> decide(RoutingContext request, SecurityIdentity identity) {
    if (!identity.isAnonymous()) {
      return CheckResult.permit();
    }
    TokenRefusal.MISSING.answer(request);
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }
}
