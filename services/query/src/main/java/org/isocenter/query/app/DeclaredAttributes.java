package org.isocenter.query.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The attributes declared searchable, and which of them have been indexed for all instances. */
public final class DeclaredAttributes {

  private final List<DeclaredAttribute> declared;
  private final Set<DeclaredAttribute> complete = ConcurrentHashMap.newKeySet();

  public DeclaredAttributes(List<DeclaredAttribute> declared) {
    this.declared = List.copyOf(declared);
  }

  public static DeclaredAttributes none() {
    return new DeclaredAttributes(List.of());
  }

  public List<DeclaredAttribute> all() {
    return declared;
  }

  Optional<DeclaredAttribute> find(DeclaredAttribute.Name name) {
    return declared.stream().filter(attribute -> attribute.isNamed(name)).findFirst();
  }

  /** Takes note that all instances have been indexed by the attribute. */
  public void complete(DeclaredAttribute attribute) {
    complete.add(attribute);
  }

  public boolean isComplete(DeclaredAttribute attribute) {
    return complete.contains(attribute);
  }
}
