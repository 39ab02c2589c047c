package org.isocenter.deploy.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A row of docs/resources.md, which a test writes from the OpenAPI documents of the services. */
record Resource(String method, String template, String transaction) {
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+) \\| `(.*?)` \\| (.*?):.*");

  static List<Resource> documented() throws IOException {
    var rows =
        Files.readAllLines(Path.of("../docs/resources.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> new Resource(row.group(1), row.group(2), row.group(3)))
            .toList();
    if (rows.size() < 50) {
      throw new IOException("docs/resources.md has but " + rows.size() + " resources");
    }
    return rows;
  }

  /** A path that the template stands for. */
  String path() {
    return template.replaceAll("\\{[a-z]+}", "1.2.3");
  }

  /** Who has the transaction. */
  String service() {
    return switch (transaction) {
      case "Store (STOW-RS)", "Delete (extension)", "Storage commitment" -> "ingest";
      case "Search" -> "query";
      case "Retrieve (WADO-RS)", "Retrieve (WADO-URI)", "Original (extension)" -> "retrieve";
      case "Worklist (UPS-RS)",
          "Notifications",
          "Modality worklist",
          "Performed procedure steps",
          "Orders (FHIR)" ->
          "worklist";
      default -> throw new IllegalArgumentException("Whose transaction is " + transaction + "?");
    };
  }
}
