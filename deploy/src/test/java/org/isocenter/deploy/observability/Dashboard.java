package org.isocenter.deploy.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A dashboard of Grafana, as a file. */
record Dashboard(String file, JsonNode json) {

  private static final Path FOLDER = Repository.OBSERVABILITY.resolve("dashboards");

  static List<Dashboard> all() throws IOException {
    var mapper = new ObjectMapper();
    try (var files = Files.list(FOLDER)) {
      return files
          .sorted()
          .map(file -> new Dashboard(file.getFileName().toString(), read(mapper, file)))
          .toList();
    }
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(file + " is no JSON", e);
    }
  }

  /** What its panels ask, with the variables of Grafana put in. */
  List<String> queries() {
    return json.findValuesAsText("expr").stream()
        .map(query -> query.replace("$__rate_interval", "5m").replace("$job", ".*"))
        .toList();
  }

  @Override
  public String toString() {
    return file;
  }
}
