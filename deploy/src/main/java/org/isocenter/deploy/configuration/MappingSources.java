package org.isocenter.deploy.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mappings of all modules, as their sources say.
 *
 * @param mappings sorted by prefix
 * @param standaloneDefaults what standalone sets by itself
 */
public record MappingSources(List<Mapping> mappings, Map<String, String> standaloneDefaults) {
  private static final String STANDALONE =
      "services/standalone/src/main/resources/application.properties";

  public MappingSources {
    mappings = List.copyOf(mappings);
    standaloneDefaults = Map.copyOf(standaloneDefaults);
  }

  /** Reads libs and services of a repository. */
  public static MappingSources read(Path repository) throws IOException {
    var sources = new ArrayList<Path>();
    for (var folder : List.of("libs", "services")) {
      sources.addAll(mainSources(repository.resolve(folder)));
    }
    var reader = new MappingReader(sources);
    var mappings = new ArrayList<Mapping>();
    for (Path source : sources) {
      if (Files.readString(source).contains("@ConfigMapping(")) {
        mappings.add(reader.read(source));
      }
    }
    mappings.sort(Comparator.comparing(Mapping::prefix));
    return new MappingSources(mappings, standalone(repository.resolve(STANDALONE)));
  }

  private static List<Path> mainSources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> standalone(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var defaults = new TreeMap<String, String>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("isocenter."))
        .forEach(name ->
            defaults.put(
                name, properties.getProperty(name).replace("${isocenter.data}", "<data>")));
    return defaults;
  }
}
