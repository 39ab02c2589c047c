package org.isocenter.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest {
  @TempDir Path folder;

  @Test
  void readsNamesDefaultsAndMeanings() throws IOException {
    var constants = write("Words.java", "interface Words { String FIRST = \"alpha\"; }");
    var source =
        write(
            "SomeConfig.java",
            """
            @ConfigMapping(prefix = "some.thing")
            interface SomeConfig {
              /** How long; {@code off}: never.  Or
               * longer. */
              @WithDefault("5s")
              Duration waitFor();

              /** A word. */
              @WithDefault(Words.FIRST)
              String word();

              /** Itself. */
              @WithParentName
              Optional<String> self();

              /** More. */
              Map<String, String> properties();

              /** Not a key. */
              Group group();

              /** A group. */
              interface Group {
                /** How many. */
                @WithName("number")
                @WithDefault("3")
                int count();
              }
            }
            """);

    var mapping = new MappingReader(List.of(constants, source)).read(source);

    assertThat(mapping.prefix()).isEqualTo("some.thing");
    assertThat(mapping.keys())
        .containsExactly(
            new Key("some.thing.wait-for", Optional.of("5s"), "How long; `off`: never. Or longer"),
            new Key("some.thing.word", Optional.of("alpha"), "A word"),
            new Key("some.thing", Optional.empty(), "Itself"),
            new Key("some.thing.properties.\"…\"", Optional.empty(), "More"),
            new Key("some.thing.group.number", Optional.of("3"), "How many"));
  }

  @Test
  void refusesAKeyWithoutMeaning() throws IOException {
    var source =
        write("Mute.java", "@ConfigMapping(prefix = \"a\") interface Mute { String b(); }");

    assertThatThrownBy(() -> new MappingReader(List.of()).read(source))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b means");
  }

  @Test
  void namesWhatStandaloneHasOtherwise() {
    var page = new ConfigurationPage(Map.of("a.b", "2", "a.c", "1"));
    var keys =
        List.of(
            new Key("a.b", Optional.of("1"), "One | two"),
            new Key("a.c", Optional.of("1"), "Same"));

    assertThat(page.table(List.of(new Mapping("a", keys))))
        .contains("| `a.b` | `1`; `2` in standalone | One \\| two |")
        .contains("| `a.c` | `1` | Same |");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
