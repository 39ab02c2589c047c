package org.isocenter.deploy.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that Kubernetes does not know, found by the models of its Java client. */
final class StrictNames {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private StrictNames() {}

  static List<String> faults(Manifest manifest) {
    return check(manifest)
        .flatMap(check -> invoke(check, JsonParser.parseString(manifest.json().toString())))
        .map(fault -> manifest.title() + ": " + fault)
        .stream()
        .toList();
  }

  /** Whether the client has a model of it; it has none of custom resources. */
  static boolean knows(Manifest manifest) {
    return check(manifest).isPresent();
  }

  private static Optional<Method> check(Manifest manifest) {
    String[] parts = manifest.apiVersion().split("/", -1);
    String version = parts[parts.length - 1].toUpperCase(Locale.ROOT);
    if (parts.length == 2 && parts[0].contains(".") && !parts[0].endsWith(".k8s.io")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Class.forName(MODELS + version + manifest.kind())
              .getMethod("validateJsonElement", JsonElement.class));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> invoke(Method check, JsonElement json) {
    try {
      check.invoke(null, json);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
