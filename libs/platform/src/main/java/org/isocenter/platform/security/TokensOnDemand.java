package org.isocenter.platform.security;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Switches Quarkus OIDC on when {@code isocenter.authentication} asks for it, and else off. */
public class TokensOnDemand implements SmallRyeConfigBuilderCustomizer {

  private static final String SWITCH = "quarkus.oidc.tenant-enabled";

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    builder.withInterceptors(new Switch());
  }

  private static final class Switch implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
      return name.equals(SWITCH) ? isOn(context) : context.proceed(name);
    }

    private static ConfigValue isOn(ConfigSourceInterceptorContext context) {
      boolean on =
          Optional.ofNullable(context.restart(AuthenticationConfig.KEY))
              .map(ConfigValue::getValue)
              .filter(Authentication.OIDC.name()::equalsIgnoreCase)
              .isPresent();
      return ConfigValue.builder().withName(SWITCH).withValue(Boolean.toString(on)).build();
    }
  }
}
