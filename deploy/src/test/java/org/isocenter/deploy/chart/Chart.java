package org.isocenter.deploy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart, and what Helm makes of it. */
final class Chart {

  /** Where it lies. */
  static final Path FOLDER = Tools.ROOT.resolve("helm/isocenter");

  /** Reads YAML. */
  static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private Chart() {}

  /** The supported shapes: the names of the files of values. */
  static List<String> shapes() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
      return files
          .map(file -> file.getFileName().toString().replace("-values.yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Command.Answer helm(String... words) {
    return run(Tools.helm(), words);
  }

  /** The same with Helm 3. */
  static Command.Answer formerHelm(String... words) {
    return run(Tools.formerHelm(), words);
  }

  private static Command.Answer run(Path helm, String... words) {
    var all = new ArrayList<>(List.of(helm.toString()));
    all.addAll(List.of(words));
    return new Command(FOLDER, all).run("");
  }

  /** The text that a shape is rendered to, with further options such as {@code --set a=b}. */
  static Command.Answer template(String release, String shape, String... options) {
    return helm(templateWords(release, shape, options));
  }

  /** The same of a chart in an archive. */
  static Command.Answer packaged(Path archive, String release, String shape) {
    String[] words = templateWords(release, shape);
    words[2] = archive.toString();
    return helm(words);
  }

  /** The command of {@link #template}. */
  static String[] templateWords(String release, String shape, String... options) {
    var words = new ArrayList<>(List.of("template", release, ".", "--namespace", "imaging"));
    words.addAll(List.of("--values", "ci/" + shape + "-values.yaml"));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  /** The text of a shape; rendered once, for many tests look at it. */
  static String text(String shape, String... options) {
    return TEXTS.computeIfAbsent(
        shape + List.of(options), _ -> template("rel", shape, options).orFail());
  }

  /** The objects of a shape, hooks and tests among them. */
  static List<Manifest> render(String shape, String... options) {
    return read(text(shape, options));
  }

  /** The objects in a text of YAML documents. */
  static List<Manifest> read(String text) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      var manifests = new ArrayList<Manifest>();
      while (documents.hasNext()) {
        if (documents.next() instanceof ObjectNode object) {
          manifests.add(new Manifest(object));
        }
      }
      return List.copyOf(manifests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Manifest only(List<Manifest> manifests, String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
  }
}
