package org.isocenter.deploy.configuration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of docs/configuration.md. */
public final class ConfigurationPage {
  private final Map<String, String> standaloneDefaults;

  /**
   * @param standaloneDefaults what standalone sets by itself
   */
  public ConfigurationPage(Map<String, String> standaloneDefaults) {
    this.standaloneDefaults = Map.copyOf(standaloneDefaults);
  }

  /** One table of all keys of the mappings. */
  public String table(List<Mapping> mappings) {
    var rows =
        mappings.stream()
            .flatMap(mapping -> mapping.keys().stream())
            .map(this::row)
            .collect(Collectors.joining("\n"));
    return "| key | default | meaning |\n| --- | --- | --- |\n" + rows;
  }

  private String row(Key key) {
    return "| `%s` | %s | %s |"
        .formatted(key.name(), standard(key), key.meaning().replace("|", "\\|"));
  }

  private String standard(Key key) {
    var everywhere = key.standard().map(value -> "`" + value + "`").orElse("unset");
    var standalone = standaloneDefaults.get(key.name());
    if (standalone == null || standalone.equals(key.standard().orElse(""))) {
      return everywhere;
    }
    return everywhere + "; `" + standalone + "` in standalone";
  }
}
