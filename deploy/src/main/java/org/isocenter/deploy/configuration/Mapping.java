package org.isocenter.deploy.configuration;

import java.util.List;

/**
 * The keys of one {@code @ConfigMapping} interface.
 *
 * @param prefix what their names begin with
 * @param keys in the order of the source
 */
public record Mapping(String prefix, List<Key> keys) {
  public Mapping {
    keys = List.copyOf(keys);
  }
}
