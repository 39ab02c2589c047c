package org.isocenter.deploy.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the models of fabric8 cannot place, in the objects of Kubernetes itself, of the Gateway API
 * and of the Prometheus operator: names that are left over, and values of the wrong type.
 */
final class TypedModels {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private TypedModels() {}

  static List<String> faults(Manifest manifest) {
    return parse(manifest).stream().map(fault -> manifest.title() + ": " + fault).toList();
  }

  private static List<String> parse(Manifest manifest) {
    Object model;
    try {
      model = SERIALIZATION.unmarshal(manifest.json().toString());
    } catch (KubernetesClientException e) {
      return List.of(String.valueOf(e.getCause()));
    }
    var leftovers = new ArrayList<String>();
    if (!(model instanceof GenericKubernetesResource)) {
      collect(model, "", leftovers);
    }
    return leftovers;
  }

  private static void collect(Object value, String path, List<String> leftovers) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> collect(element, path + "." + key, leftovers));
    } else if (value instanceof Iterable<?> list) {
      list.forEach(element -> collect(element, path + "[]", leftovers));
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      properties(value.getClass())
          .forEach(getter -> collectProperty(value, getter, path, leftovers));
    }
  }

  private static void collectProperty(
      Object owner, Method getter, String path, List<String> leftovers) {
    Object value = invoke(owner, getter);
    if (!getter.getName().equals("getAdditionalProperties")) {
      collect(value, path + "." + getter.getName().substring(3), leftovers);
    } else if (value instanceof Map<?, ?> more && !more.isEmpty()) {
      leftovers.add("unknown " + more.keySet() + " in " + path);
    }
  }

  private static Stream<Method> properties(Class<?> type) {
    return type.isEnum()
        ? Stream.empty()
        : Stream.of(type.getMethods())
            .filter(method -> method.getName().startsWith("get"))
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getDeclaringClass() != Object.class);
  }

  private static Object invoke(Object owner, Method getter) {
    try {
      return getter.invoke(owner);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
