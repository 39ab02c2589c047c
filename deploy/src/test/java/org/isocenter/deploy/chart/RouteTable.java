package org.isocenter.deploy.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What routes.tsv says about requests of every kind: the first row that fits decides. */
final class RouteTable {

  static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE");

  static final List<String> PATHS =
      Stream.of(
              "/studies /studies/1 /studies/1/ /studies/1/series /studies/1/instances"
                  + " /studies/1/series/2 /studies/1/series/2/instances /studies/1/metadata"
                  + " /studies/1/series/2/instances/3 /studies/1/series/2/instances/3/frames/1,2"
                  + " /studies/1/instances/3 /studies/1/series/2/rendered /studies/1/seriesx"
                  + " /studies/1/series/2/instances/3/bulkdata/7FE00010 /studies/1/thumbnail"
                  + " /studiesx /series /instances /series/2 /wado /workitems /workitems/5/state"
                  + " /workitems/5/subscribers/AE /subscribers/AE /fhir/metadata /unknown"
                  + " /modality-scheduled-procedure-steps /modality-performed-procedure-steps/4"
                  + " /commitment-requests /commitment-requests/6")
          .flatMap(paths -> Stream.of(paths.split(" ", -1)))
          .map("/dicom-web"::concat)
          .toList();

  /** One row of the table. */
  record Row(String service, String methods, Pattern path) {

    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      String path = fields[2].replaceAll("\\{[a-z]+}", "[^/]+").replaceAll("/\\*\\*$", "(/.*)?");
      return new Row(
          fields[0], fields[1], Pattern.compile("/dicom-web" + path.replaceAll("^/$", "/?")));
    }

    boolean fits(String method, String path) {
      return ("*".equals(methods) || List.of(methods.split(",", -1)).contains(method))
          && this.path.matcher(path).matches();
    }
  }

  private RouteTable() {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(Chart.FOLDER.resolve("files/routes.tsv")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("service\t") && !line.isBlank())
        .map(Row::of)
        .toList();
  }

  static Optional<String> expected(List<Row> rows, String method, String path) {
    return rows.stream().filter(row -> row.fits(method, path)).map(Row::service).findFirst();
  }
}
