package org.isocenter.deploy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTableTest {
  private static RouteTable table;

  @BeforeAll
  static void read() throws IOException {
    table = RouteTable.read(Path.of("routes.tsv"));
  }

  static List<Resource> resources() throws IOException {
    return Resource.documented();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void sendsEachDocumentedResourceToItsService(Resource resource) {
    assertThat(service(resource.method(), resource.path())).contains(resource.service());
    assertThat(service("OPTIONS", resource.path())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /studies, query",
    "HEAD, /studies/1.2/series/3.4/metadata, retrieve",
    "OPTIONS, /, retrieve",
    "GET, /studies/1.2/series/3.4/instances/5.6/bulkdata/00091010/1/00420011, retrieve",
    "POST, /studies/1.2/elsewhere, ingest",
    "OPTIONS, /workitems, worklist"
  })
  void sendsWhatIsNotDocumentedToo(String method, String path, String service) {
    assertThat(service(method, path)).contains(service);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /studiesandmore",
    "PATCH, /studies",
    "POST, /wado",
    "GET, /q/metrics",
    "GET, /"
  })
  void leavesTheRestToNobody(String method, String path) {
    assertThat(service(method, path)).isEmpty();
  }

  @Test
  void refusesARowThatIsNone() {
    assertThatThrownBy(() -> Route.parse("query\tGET")).hasMessageContaining("three columns");
    assertThatThrownBy(() -> Route.parse("query\tGET\t/a/**/b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<String> service(String method, String path) {
    return table.find(method, path).map(Route::service);
  }
}
