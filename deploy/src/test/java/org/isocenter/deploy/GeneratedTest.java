package org.isocenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @Test
  void committedFilesAreThoseThatAreGenerated() throws Exception {
    var files = new Generated(REPOSITORY).files();

    assertThat(files).hasSize(3);
    for (var file : files.entrySet()) {
      assertThat(Files.readString(file.getKey()))
          .as("%s; ./mvnw -pl deploy compile exec:java writes it", file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void keepsWhatStandsAroundASection() {
    var document = "before\n<!-- generated: a b -->\nold\n<!-- end: a b -->\nafter";

    assertThat(Sections.replace(document, "a b", "new"))
        .isEqualTo("before\n<!-- generated: a b -->\nnew\n<!-- end: a b -->\nafter");
    assertThat(Sections.names(document)).containsExactly("a b");
  }

  @Test
  void refusesADocumentWithoutTheSection() {
    assertThatThrownBy(() -> Sections.replace("nothing", "a", "new"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
