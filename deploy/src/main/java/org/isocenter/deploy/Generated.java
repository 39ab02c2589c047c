package org.isocenter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isocenter.deploy.configuration.ConfigurationPage;
import org.isocenter.deploy.configuration.Mapping;
import org.isocenter.deploy.configuration.MappingSources;
import org.isocenter.deploy.routes.HaproxyConfiguration;
import org.isocenter.deploy.routes.RouteTable;
import org.isocenter.deploy.routes.RoutingTable;

/** Every file of the repository that is written from others, and what should be in it. */
public final class Generated {
  private final Path repository;

  public Generated(Path repository) {
    this.repository = repository;
  }

  /** Rewrites the files: {@code ./mvnw -pl deploy compile exec:java}. */
  public static void main(String[] arguments) throws IOException {
    for (var file : new Generated(Path.of(arguments[0])).files().entrySet()) {
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  /** The contents by path. */
  public SequencedMap<Path, String> files() throws IOException {
    var routes = RouteTable.read(repository.resolve("deploy/routes.tsv"));
    var operations = repository.resolve("docs/operations.md");
    var configuration = repository.resolve("docs/configuration.md");

    var files = new LinkedHashMap<Path, String>();
    files.put(repository.resolve("deploy/gateway/haproxy.cfg"), HaproxyConfiguration.of(routes));
    files.put(
        operations,
        Sections.replace(Files.readString(operations), "routes", RoutingTable.markdown(routes)));
    files.put(configuration, configurationPage(Files.readString(configuration)));
    return files;
  }

  /** A section names the mappings that stand in it; each mapping stands in one. */
  private String configurationPage(String document) throws IOException {
    var sources = MappingSources.read(repository);
    var page = new ConfigurationPage(sources.standaloneDefaults());
    var left = new TreeMap<String, Mapping>();
    sources.mappings().forEach(mapping -> left.put(mapping.prefix(), mapping));
    for (String section : Sections.names(document)) {
      var mappings = Stream.of(section.split(" ")).map(left::remove).map(Objects::requireNonNull);
      document = Sections.replace(document, section, page.table(mappings.toList()));
    }
    if (!left.isEmpty()) {
      throw new IOException("docs/configuration.md has no section for " + left.keySet());
    }
    return document;
  }
}
